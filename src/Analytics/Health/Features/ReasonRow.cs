using System.Data.Common;
using Retention.Analytics.Reports;

namespace Retention.Analytics.Health;

/// <summary>A row of a file that a reason of the health score comes from, as it was known on the day.</summary>
/// <param name="On">When it happened: started, changed, issued, attempted, sent, used, opened, talked, due.</param>
/// <param name="Kind">subscription, change, invoice, payment, usage, survey, ticket, interaction, milestone or retainer.</param>
/// <param name="What">The plan, the number of the invoice, the failure, the metric, the survey, the category, the kind of talk, the milestone.</param>
/// <param name="Value">Seats, amount, use, score, satisfaction or share of the hours; null where there is none, or none yet.</param>
/// <param name="DoneOn">When it was paid, answered, solved or completed, if that was by the day.</param>
/// <param name="File">The file it came from.</param>
/// <param name="Line">The line of that file, the header being line 1.</param>
public sealed record ReasonRow(DateOnly On, string Kind, string? What, double? Value, DateOnly? DoneOn, string? File, long Line)
{
    /// <summary>The rows behind a group of features of a customer on a day, the latest first.</summary>
    /// <param name="connection">An open reader of the warehouse.</param>
    /// <param name="customer">Id of the customer.</param>
    /// <param name="group">Which features; <see cref="FeatureGroup.Other"/> has no rows.</param>
    /// <param name="day">The day of the score.</param>
    /// <param name="cancel">Stops the query.</param>
    public static Task<IReadOnlyList<ReasonRow>> ReadAsync(DbConnection connection, string customer, FeatureGroup group, DateOnly day, CancellationToken cancel) =>
        ReportSql.ReadAsync(connection, "reason_rows", Row, cancel, ("customer", customer), ("source", Source(group)), ("day", day));

    private static string Source(FeatureGroup group) => group switch
    {
        FeatureGroup.Billing => "billing",
        FeatureGroup.Usage => "usage",
        FeatureGroup.Surveys => "surveys",
        FeatureGroup.Support => "support",
        FeatureGroup.Relationship => "relationship",
        _ => "",
    };

    private static ReasonRow Row(DbDataReader row) => new(
        row.Day("happened_on"), row.Text("kind")!, row.Text("what"), row["value"] is double value ? value : null, row.DayOrNull("done_on"), row.Text("file"),
        Convert.ToInt64(row["line"], System.Globalization.CultureInfo.InvariantCulture));
}
