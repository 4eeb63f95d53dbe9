using System.Data.Common;
using Retention.Web.Work;

namespace Retention.Web.Security.Auditing;

/// <summary>Which lines of the audit log; nothing in it is trusted.</summary>
public sealed record AuditRequest
{
    /// <summary>Only what this person did; their id.</summary>
    public string? Person { get; init; }

    /// <summary>Only this act.</summary>
    public string? Act { get; init; }

    /// <summary>Only what holds this text in its entity or key.</summary>
    public string? Find { get; init; }

    /// <summary>Page, from 1.</summary>
    public string? Part { get; init; }
}

/// <summary>The audit log: what no table tells by itself is written here, and it is read here.</summary>
public sealed class AuditLog(WorkDatabase work, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Keeps that something was done or asked for.</summary>
    /// <param name="act">One of <see cref="Acts.All"/>.</param>
    /// <param name="entity">What it was done to.</param>
    /// <param name="key">Which of them.</param>
    /// <param name="change">More of it, as JSON; never a secret.</param>
    /// <param name="who">Who; null for the sender of the request.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task WriteAsync(string act, string entity, string key, object? change, Member? who, CancellationToken cancel)
    {
        var (sender, address) = trail.Sender();
        who ??= sender;
        return work.ExecuteAsync(
            "insert into audit (at, person_id, person_name, act, entity, key, change, address) values (@at, @id, @name, @act, @entity, @key, @change, @address)", cancel,
            ("@at", clock.GetUtcNow().UtcDateTime), ("@id", who.Id), ("@name", who.Name), ("@act", act), ("@entity", entity), ("@key", key),
            ("@change", change is null ? null : AuditNote.Write(change)), ("@address", address));
    }

    /// <summary>A part of the log, the latest first, and how many lines there are in all.</summary>
    public async Task<(IReadOnlyList<AuditEntry> Entries, long Total)> ReadAsync(AuditRequest asked, int leaveOut, int size, CancellationToken cancel)
    {
        var (where, values) = Where(asked);
        var total = await work.ReadAsync($"select count(*) from audit where {where}", row => row.GetInt64(0), cancel, values);
        var entries = await work.ReadAsync(
            $"select id, at, person_id, person_name, act, entity, key, change, address from audit where {where} order by id desc limit @size offset @leave", Row, cancel,
            [.. values, ("@size", size), ("@leave", leaveOut)]);
        return (entries, total is [var count] ? count : 0);
    }

    /// <summary>Every line, the latest first, some at a time.</summary>
    public async IAsyncEnumerable<AuditEntry> AllAsync(AuditRequest asked, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        const int some = 1000;
        var (where, values) = Where(asked);
        for (long before = long.MaxValue, found = some; found == some;)
        {
            var entries = await work.ReadAsync(
                $"select id, at, person_id, person_name, act, entity, key, change, address from audit where {where} and id < @before order by id desc limit @size", Row, cancel,
                [.. values, ("@before", before), ("@size", some)]);
            found = entries.Count;
            foreach (var entry in entries) yield return entry;
            if (found > 0) before = entries[^1].Id;
        }
    }

    private static (string Where, (string, object?)[] Values) Where(AuditRequest asked)
    {
        List<string> where = ["1 = 1"];
        List<(string, object?)> values = [];
        void Add(string condition, string name, string? value)
        {
            if (string.IsNullOrWhiteSpace(value)) return;
            where.Add(condition);
            values.Add((name, value.Trim()));
        }

        Add("person_id = @person", "@person", asked.Person);
        Add("act = @act", "@act", asked.Act);
        Add("lower(entity || ' ' || key || ' ' || coalesce(change, '')) like @find escape '\\'", "@find", Like(asked.Find));
        return (string.Join(" and ", where), [.. values]);
    }

    private static string? Like(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : "%" + text.Trim().ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";

    private static AuditEntry Row(DbDataReader row) => new()
    {
        Id = row.GetInt64(0), At = row.GetDateTime(1), PersonId = row.GetString(2), PersonName = row.GetString(3), Act = row.GetString(4), Entity = row.GetString(5), Key = row.GetString(6),
        Change = row.IsDBNull(7) ? null : row.GetString(7), Address = row.IsDBNull(8) ? null : row.GetString(8),
    };
}
