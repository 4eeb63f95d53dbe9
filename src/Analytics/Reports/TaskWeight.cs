using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>What a task weighs. Source: Sql/reports/task_weights.sql.</summary>
/// <param name="Id">The task.</param>
/// <param name="Name">Its customer's name; null where the customer is not known.</param>
/// <param name="Csm">Whose book the customer is in.</param>
/// <param name="Mrr">What it pays today; null without a customer.</param>
/// <param name="Risk">The chance that it leaves.</param>
/// <param name="Urgency">1 on the due day.</param>
/// <param name="Weight">The product of the three.</param>
public sealed record TaskWeight(int Id, string? Name, string? Csm, decimal? Mrr, double? Risk, double Urgency, double Weight)
{
    /// <summary>Weighs tasks.</summary>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="tasks">As JSON: <c>[{"id": 1, "customer_id": "c1", "due_on": "2026-11-30"}]</c>.</param>
    /// <param name="cancel">Stops the query.</param>
    public static Task<IReadOnlyList<TaskWeight>> ReadAsync(Warehouse warehouse, string tasks, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        return warehouse.ReadAsync((connection, stop) => ReportSql.ReadAsync(
            connection, "task_weights",
            row => new TaskWeight((int)row["id"], row.Text("name"), row.Text("csm"), row.AmountOrNull("mrr"), row["risk"] as double?, (double)row["urgency"], (double)row["weight"]),
            stop, ("tasks", tasks)), cancel);
    }
}
