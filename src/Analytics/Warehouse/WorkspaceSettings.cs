using System.Data.Common;
using System.Globalization;
using Retention.Analytics.Policies;

namespace Retention.Analytics.Warehousing;

/// <summary>What the workspace has decided: its policies, and the day its numbers are read on.</summary>
/// <param name="Policies">The policies in force.</param>
/// <param name="PinnedAsOf">The fixed day, or null for today in the workspace's zone.</param>
public sealed record WorkspaceSettings(PolicySet Policies, DateOnly? PinnedAsOf)
{
    /// <summary>Every default, read today.</summary>
    public static WorkspaceSettings Default { get; } = new(PolicySet.Default, null);

    /// <summary>The day that numbers are read on.</summary>
    public DateOnly AsOf(TimeProvider clock) =>
        PinnedAsOf ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(Policies["timezone"])).DateTime);

    internal static WorkspaceSettings Read(DbConnection connection)
    {
        var policies = PolicySet.Default;
        DateOnly? pinned = null;
        using var rows = connection.Query("select name, value from ops.settings order by name");
        while (rows.Read())
        {
            var (name, value) = (rows.GetString(0), rows.GetString(1));
            if (name == "as_of")
            {
                pinned = value == "today" ? null : DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            }
            else if (PolicyBook.All.Any(p => p.Name == name))
            {
                policies = policies.With(name, value);
            }
        }

        return new(policies, pinned);
    }

    internal void Write(DbConnection connection)
    {
        foreach (var (name, value) in Policies.Values.Append(new("as_of", PinnedAsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "today")))
        {
            connection.Execute("insert or replace into ops.settings values ($1, $2)", name, value);
        }
    }
}
