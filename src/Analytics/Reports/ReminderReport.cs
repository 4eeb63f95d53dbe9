using System.Globalization;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>A reminder experiment as an address tells it. Nothing in it is trusted.</summary>
public sealed record ReminderRequest
{
    /// <summary>How customers can be put in two groups: by chance, by a tag, or by an attribute.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["split", "tag", .. Selection.Attributes.Where(name => name is not ("plan" or "product"))];

    /// <summary>One of <see cref="Groups"/>; nothing is by chance.</summary>
    public string? Group { get; init; }

    /// <summary>The name of the experiment, which draws the lots of a split.</summary>
    public string? Experiment { get; init; }

    /// <summary>The first day of issue that counts, <c>2026-08-01</c>; nothing is 90 days before the as-of day.</summary>
    public string? Start { get; init; }

    /// <summary>The tag or value of the first group.</summary>
    public string? A { get; init; }

    /// <summary>The tag or value of the second group.</summary>
    public string? B { get; init; }

    /// <summary>The start as a day; null where there is none.</summary>
    public DateOnly? StartDay => DateOnly.TryParseExact(Start?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Whether the two groups are named by values.</summary>
    public bool HasValues => Group is not (null or "split");
}

/// <summary>Whether reminding customers in one way brings invoices in sooner than in another: the share paid by the due date + 7 days.</summary>
/// <param name="Asked">The experiment, mended where it could not be followed.</param>
/// <param name="Groups">The groups that had an invoice, and the difference where both had.</param>
/// <param name="Problems"><c>group</c> or <c>start</c>, and what the address said.</param>
public sealed record ReminderReport(ReminderRequest Asked, IReadOnlyList<ReminderGroup> Groups, IReadOnlyList<(string Kind, string Text)> Problems)
{
    /// <summary>Fewer customers than this in a group say little.</summary>
    public const int Few = 20;

    /// <summary>The two groups.</summary>
    public IEnumerable<ReminderGroup> Sides => Groups.Where(group => group.Side != "difference");

    /// <summary>The first less the second; null where one of them had no invoice.</summary>
    public ReminderGroup? Difference => Groups.FirstOrDefault(group => group.Side == "difference");

    /// <summary>Reads the experiment for a selection of customers.</summary>
    public static Task<ReminderReport> ReadAsync(Warehouse warehouse, Selection selection, ReminderRequest asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(asked);
        List<(string, string)> problems = [];
        var group = ReminderRequest.Groups.FirstOrDefault(one => one == asked.Group) ?? ReminderRequest.Groups[0];
        if (!string.IsNullOrEmpty(asked.Group) && asked.Group != group) problems.Add(("group", asked.Group));
        if (!string.IsNullOrWhiteSpace(asked.Start) && asked.StartDay is null) problems.Add(("start", asked.Start));
        var mended = asked with
        {
            Group = group, Start = (asked.StartDay ?? warehouse.AsOf.AddDays(-90)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Experiment = Trimmed(asked.Experiment), A = Trimmed(asked.A), B = Trimmed(asked.B),
        };
        return warehouse.ReadOnceAsync($"reminders {mended} {asked.Start} {asked.Group} {selection}", async (connection, stop) =>
            new ReminderReport(mended, await ReminderGroup.ReadAsync(connection, selection, mended, stop), problems), cancel);
    }

    /// <summary>Hands over who is in which group, one after the other: the list to remind by.</summary>
    public static Task ExportAsync(Warehouse warehouse, Selection selection, ReminderRequest asked, Func<ReminderCustomer, Task> each, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(each);
        return warehouse.ReadAsync(async (connection, stop) =>
        {
            var (sql, parameters) = selection.InFrontOf(ReportSql.Text("reminder_groups"));
            var group = ReminderRequest.Groups.FirstOrDefault(one => one == asked.Group) ?? ReminderRequest.Groups[0];
            (string, object?)[] values = [("experiment", Trimmed(asked.Experiment)), ("group", group), ("a", Trimmed(asked.A)), ("b", Trimmed(asked.B)), .. parameters];
            await foreach (var customer in ReportSql.EachAsync(connection, sql, ReminderCustomer.Row, values, stop)) await each(customer);
            return true;
        }, cancel);
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>A customer of a reminder experiment. Source: Sql/reports/reminder_groups.sql.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name, or its id where it has none.</param>
/// <param name="Email">Where to write to.</param>
/// <param name="Side"><c>a</c> or <c>b</c>.</param>
public sealed record ReminderCustomer(string CustomerId, string Name, string? Email, string Side)
{
    internal static ReminderCustomer Row(System.Data.Common.DbDataReader row) => new(row.Text("customer_id")!, row.Text("name")!, row.Text("email"), row.Text("side")!);
}
