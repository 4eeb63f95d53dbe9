using System.Data.Common;

namespace Retention.Analytics.Reports;

/// <summary>What to know of a customer at a glance. Source: Sql/reports/customer_strip.sql.</summary>
/// <param name="Plans">Those that run, by name; null for none.</param>
/// <param name="RenewalOn">The next end of a term; null where nothing has one.</param>
/// <param name="RenewalIn">Days until then.</param>
/// <param name="AutoRenew">Whether it renews by itself; null where the file does not say.</param>
/// <param name="PastDue">What is open past its due day, reporting currency; null for nothing.</param>
/// <param name="PastDueDays">Days since the oldest of it was due.</param>
/// <param name="TouchedOn">The last contact; null for none.</param>
/// <param name="TouchedAgo">Days since.</param>
/// <param name="TouchedBy">Its kind.</param>
/// <param name="Columns">Other columns of the file, by name.</param>
public sealed record CustomerStrip(
    string? Plans, DateOnly? RenewalOn, long? RenewalIn, bool? AutoRenew, decimal? PastDue, long? PastDueDays, DateOnly? TouchedOn, long? TouchedAgo, string? TouchedBy,
    IReadOnlyList<KeyValuePair<string, string?>> Columns)
{
    private static readonly string[] Named = ["tax_id", "employees", "currency", "tags"];

    internal static CustomerStrip Row(DbDataReader row) => new(
        row.Text("plans"), row.DayOrNull("renewal_on"), row.CountOrNull("renewal_in"), row["auto_renew"] as bool?, row.AmountOrNull("past_due"), row.CountOrNull("past_due_days"),
        row.DayOrNull("touched_on"), row.CountOrNull("touched_ago"), row.Text("touched_by"), [.. Named.Select(name => KeyValuePair.Create(name, row.Text(name)))]);
}

/// <summary>Something that happened with a customer. Source: Sql/reports/customer_events.sql.</summary>
/// <param name="Day">When.</param>
/// <param name="Kind">One of <see cref="Kinds"/>.</param>
/// <param name="What">The movement, the number of the invoice, the state of the payment, the survey, the category, the kind of contact, the milestone.</param>
/// <param name="Detail">Subtype, state, failure, comment, priority, summary.</param>
/// <param name="Amount">Money, or the score of an answer.</param>
/// <param name="Currency">Of an invoice or a payment; null for the reporting currency.</param>
/// <param name="DoneOn">When it was paid, answered, solved or completed.</param>
/// <param name="Tone">bad, good or nothing.</param>
/// <param name="Who">Who answered, who spoke to them, by which channel.</param>
/// <param name="File">The file it came from; null for a movement.</param>
/// <param name="Line">Its line.</param>
public sealed record CustomerEvent(
    DateOnly Day, string Kind, string What, string? Detail, decimal? Amount, string? Currency, DateOnly? DoneOn, string? Tone, string? Who, string? File, long? Line)
{
    /// <summary>The kinds, in the order of their rows on the time axis.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["movement", "invoice", "payment", "answer", "ticket", "touch", "milestone"];

    internal static CustomerEvent Row(DbDataReader row) => new(
        row.Day("day"), row.Text("kind")!, row.Text("what") ?? "", row.Text("detail"), row.AmountOrNull("amount"), row.Text("currency"), row.DayOrNull("done_on"), row.Text("tone"), row.Text("who"),
        row.Text("file"), row.CountOrNull("line"));
}

/// <summary>A customer of the same group. Source: Sql/reports/customer_family.sql.</summary>
public sealed record CustomerRelative(string Relation, string CustomerId, string Name, decimal Mrr, decimal Sum, long Members)
{
    /// <summary>How many the page shows.</summary>
    public const int Shown = 50;

    internal static CustomerRelative Row(DbDataReader row) => new(row.Text("relation")!, row.Text("customer_id")!, row.Text("name")!, row.Amount("mrr"), row.Amount("sum"), row.Count("members"));
}

/// <summary>Somebody at a customer, one of <paramref name="Contacts"/>. Source: Sql/reports/customer_contacts.sql.</summary>
public sealed record CustomerContact(string Contact, bool IsMain, DateOnly? AnsweredOn, string? Survey, decimal? Score, DateOnly? AskedOn, long Contacts)
{
    /// <summary>How many the page shows.</summary>
    public const int Shown = 20;

    internal static CustomerContact Row(DbDataReader row) => new(
        row.Text("contact")!, row.Flag("is_main"), row.DayOrNull("answered_on"), row.Text("survey"), row.AmountOrNull("score"), row.DayOrNull("asked_on"), row.Count("contacts"));
}

/// <summary>What a customer uses of something, against its limit. Source: Sql/reports/customer_usage.sql.</summary>
public sealed record CustomerUse(string Metric, DateOnly LastDay, decimal? Value, decimal? Included, decimal? ValueBefore, decimal? Use)
{
    internal static CustomerUse Row(DbDataReader row) => new(row.Text("metric")!, row.Day("last_day"), row.AmountOrNull("value"), row.AmountOrNull("included"), row.AmountOrNull("value_before"), row.AmountOrNull("use"));
}

/// <summary>A period of a customer's retainer. Source: Sql/reports/customer_retainers.sql.</summary>
public sealed record CustomerHours(DateOnly From, DateOnly To, bool IsOpen, decimal Included, decimal Rolled, decimal Used, decimal Overage, decimal? Fee, decimal? OverageValue)
{
    internal static CustomerHours Row(DbDataReader row) => new(
        row.Day("period_start"), row.Day("period_end"), row.Flag("is_open"), row.Amount("included"), row.Amount("rolled"), row.Amount("used"), row.Amount("overage"), row.AmountOrNull("fee"), row.AmountOrNull("overage_value"));
}

/// <summary>Themes read in a comment. Source: Sql/reports/customer_themes.sql.</summary>
public sealed record CustomerTheme(DateOnly Day, string Survey, string Comment, string LabelsEn, string LabelsEs)
{
    internal static CustomerTheme Row(DbDataReader row) => new(row.Day("day"), row.Text("survey")!, row.Text("comment")!, row.Text("themes_en")!, row.Text("themes_es")!);
}

/// <summary>Something to talk about. Source: Sql/reports/customer_topics.sql.</summary>
/// <param name="Topic">The rule.</param>
/// <param name="Value">Its figure; null where it has none.</param>
/// <param name="What">What it is about, where a rule can hold for several things.</param>
public sealed record CustomerTopic(string Topic, decimal? Value, string? What)
{
    internal static CustomerTopic Row(DbDataReader row) => new(row.Text("topic")!, row.AmountOrNull("value"), row.Text("what"));
}
