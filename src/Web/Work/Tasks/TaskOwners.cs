using Retention.Web.Security;

namespace Retention.Web.Work.Tasks;

/// <summary>Whom a task can be given to: people who may work on tasks and have not left.</summary>
public sealed class TaskOwners(WorkDatabase work)
{
    /// <summary>All of them, by name.</summary>
    public async Task<IReadOnlyList<Member>> AllAsync(CancellationToken cancel) =>
        [.. (await work.ReadAsync(
            "select id, name, role, book from people where left_at is null and role <> 'Viewer'",
            row => new Member(row.GetString(0), row.GetString(1), Enum.Parse<Role>(row.GetString(2)), row.IsDBNull(3) ? null : row.GetString(3)), cancel)).OrderBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase)];

    /// <summary>The one of an id; null where a task cannot be given to them.</summary>
    public async Task<Member?> FindAsync(string? id, CancellationToken cancel) => string.IsNullOrEmpty(id) ? null : (await AllAsync(cancel)).FirstOrDefault(one => one.Id == id);
}
