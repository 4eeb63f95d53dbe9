using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>Which triggers run, and the number each of them takes; one that is left out does not open anything.</summary>
/// <param name="Limits">By cause; null where the trigger takes none.</param>
public sealed record TriggerLimits(IReadOnlyDictionary<string, int?> Limits)
{
    private static readonly (string Parameter, string Cause, int Usual)[] Taken =
    [
        ("failed_attempts", "payment_failed", 2), ("detractor_days", "detractor", 60), ("renewal_days", "renewal", 60),
        ("onboarding_days", "onboarding_late", 120), ("card_days", "card_expires", 30), ("touch_days", "no_touch", 90),
    ];

    internal (string Name, object? Value)[] Parameters =>
        [("causes", string.Join(' ', Limits.Keys)), .. Taken.Select(one => (one.Parameter, (object?)(Limits.GetValueOrDefault(one.Cause) ?? one.Usual)))];
}

/// <summary>A task that a playbook is to open, or only how many of a cause wait. Source: Sql/reports/task_candidates.sql.</summary>
/// <param name="Cause">Why.</param>
/// <param name="Waiting">How many of the cause wait because their owners have enough for the day.</param>
/// <param name="CustomerId">The customer; null where nothing of the cause is to be opened.</param>
/// <param name="Name">Its name.</param>
/// <param name="Csm">Whose book it is in.</param>
/// <param name="Step">The step of the playbook.</param>
/// <param name="HappenedOn">The day of what happened.</param>
/// <param name="DueOn">By when.</param>
/// <param name="Value">The number that goes with it.</param>
/// <param name="File">The file whose row shows it.</param>
/// <param name="Line">The line of the row.</param>
public sealed record TaskCandidate(
    string Cause, long Waiting, string? CustomerId, string? Name, string? Csm, int? Step, DateOnly? HappenedOn, DateOnly? DueOn, double? Value, string? File, long? Line)
{
    /// <summary>Reads what is to be opened.</summary>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="limits">Which triggers.</param>
    /// <param name="steps">The steps of their playbooks, as JSON.</param>
    /// <param name="known">Tasks that playbooks have made, as JSON.</param>
    /// <param name="made">Tasks made on the day, by CSM, as JSON.</param>
    /// <param name="cap">How many a day for one owner.</param>
    /// <param name="cancel">Stops the query.</param>
    public static Task<IReadOnlyList<TaskCandidate>> ReadAsync(Warehouse warehouse, TriggerLimits limits, string steps, string known, string made, int cap, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(limits);
        return warehouse.ReadAsync((connection, stop) => ReportSql.ReadAsync(
            connection, "task_candidates",
            row => new TaskCandidate(
                row.Text("cause")!, row.Count("waiting"), row.Text("customer_id"), row.Text("name"), row.Text("csm"), row["step"] as int?, row.DayOrNull("happened_on"),
                row.DayOrNull("due_on"), row["value"] as double?, row.Text("file"), row.CountOrNull("line")),
            stop, [.. limits.Parameters, ("steps", steps), ("known", known), ("made", made), ("cap", cap)]), cancel);
    }

    /// <summary>The open tasks whose reason is gone.</summary>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="limits">Which triggers.</param>
    /// <param name="tasks">Open tasks as JSON: id, customer_id, cause.</param>
    /// <param name="cancel">Stops the query.</param>
    public static Task<IReadOnlyList<int>> GoneAsync(Warehouse warehouse, TriggerLimits limits, string tasks, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(limits);
        return warehouse.ReadAsync((connection, stop) => ReportSql.ReadAsync(connection, "tasks_gone", row => (int)row["id"], stop, [.. limits.Parameters, ("tasks", tasks)]), cancel);
    }
}

/// <summary>What became of customers after tasks of a cause. Source: Sql/reports/task_outcomes.sql.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="N">Customers that can be told of.</param>
/// <param name="Kept">How many of them still pay 90 days later.</param>
/// <param name="Share">Their share; null where there are too few to say.</param>
public sealed record TaskEffect(string Cause, long N, long Kept, double? Share)
{
    /// <summary>Reads it.</summary>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="tasks">Tasks that were done as JSON: cause, customer_id, closed_on.</param>
    /// <param name="cancel">Stops the query.</param>
    public static Task<IReadOnlyList<TaskEffect>> ReadAsync(Warehouse warehouse, string tasks, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        return warehouse.ReadAsync((connection, stop) => ReportSql.ReadAsync(
            connection, "task_outcomes", row => new TaskEffect(row.Text("cause")!, row.Count("n"), row.Count("kept"), row["share"] as double?), stop, ("tasks", tasks)), cancel);
    }
}
