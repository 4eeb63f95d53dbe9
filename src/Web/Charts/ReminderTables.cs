using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>A reminder experiment as a table, and its address.</summary>
public sealed class ReminderTables(ReminderReport report, Selection of, Words words, Format format)
{
    /// <summary>The two groups and their difference.</summary>
    public BillingTable Groups => new(
        "groups", words["billing.group"], ["customers", "invoices", "paid", "paid_share", "interval"],
        [.. report.Sides.Select(row => Row(row, Name(row.Side), format.Percent(row.Share), format.Percent(row.Low), format.Percent(row.High)))],
        [.. report.Groups.Where(row => row.Side == "difference").Select(row => Row(row, words["billing.difference"], format.Points(row.Share), format.Points(row.Low), format.Points(row.High)))]);

    /// <summary>What the difference says, in a sentence.</summary>
    public string Verdict => report.Difference switch
    {
        null => words["billing.verdict.none"],
        _ when report.Sides.Any(side => side.Customers < ReminderReport.Few) => words["billing.verdict.few", format.Number(ReminderReport.Few)],
        { Low: > 0 } => words["billing.verdict.better", Name("a")],
        { High: < 0 } => words["billing.verdict.better", Name("b")],
        _ => words["billing.verdict.same"],
    };

    /// <summary>The list of who is in which group, as a file.</summary>
    public string Plan => "/billing/reminders?handler=csv" + string.Concat(
        from one in new (string Name, string? Value)[] { ("group", report.Asked.Group), ("experiment", report.Asked.Experiment), ("start", report.Asked.Start), ("a", report.Asked.A), ("b", report.Asked.B) }
        where one.Value is not null
        select $"&{one.Name}={Links.Escape(one.Value)}") + Links.And(of);

    private string Name(string side) => (side == "a" ? report.Asked.A : report.Asked.B) is { } value && report.Asked.HasValues ? value : words[$"billing.group.{side}"];

    private BillingRow Row(ReminderGroup row, string name, string share, string low, string high) =>
        new(name, null, [new(format.Number(row.Customers)), new(format.Number(row.Invoices)), new(format.Number(row.Paid)), new(share), new(words["economics.between", low, high])]);
}
