using System.Globalization;
using Retention.Analytics.Policies;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Tests.Stories;

/// <summary>A few rows as a file would hold them, told in a sentence each, and the day on which they are read.</summary>
/// <remarks>
/// A blank is a blank in the file. Two shorthands: a subscription without a plan is billed by the month in USD, and the
/// reporting currency is USD. Nothing else is filled in.
/// </remarks>
public sealed class Story
{
    private readonly List<StoryRow> rows = [];
    private readonly List<string> metrics = [];
    private PolicySet policies = PolicySet.Default.With("reporting_currency", "USD");
    private DateOnly asOf = new(2024, 12, 31);

    private Story() { }

    /// <summary>The rows told so far, in order.</summary>
    public IReadOnlyList<StoryRow> Rows => rows;

    /// <summary>The metrics the story asks for.</summary>
    public IReadOnlyList<string> Metrics => metrics;

    /// <summary>The policies the story is read under.</summary>
    public PolicySet Policies => policies;

    /// <summary>The day the story is read on.</summary>
    public DateOnly Day => asOf;

    /// <summary>An empty story, read on 31 December 2024 under the default policies.</summary>
    public static Story Given() => new();

    /// <summary>Reads the story under another policy.</summary>
    public Story Policy(string name, string value)
    {
        policies = policies.With(name, value);
        return this;
    }

    /// <summary>Reads the story on another day.</summary>
    public Story AsOf(string day)
    {
        asOf = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return this;
    }

    /// <summary>How the metrics asked for cut time.</summary>
    public Grain Grain { get; private set; }

    /// <summary>Asks for metrics by other periods than months.</summary>
    public Story By(Grain grain)
    {
        Grain = grain;
        return this;
    }

    /// <summary>Asks for metrics of the catalogue too.</summary>
    public Story Asks(params string[] names)
    {
        metrics.AddRange(names);
        return this;
    }

    /// <summary>A row of any table, in the file's own words.</summary>
    public Story Row(string table, params (string Column, object? Value)[] cells)
    {
        rows.Add(new(table, [.. cells.Where(c => c.Value is not null).Select(c => (c.Column, Text(c.Value!)))]));
        return this;
    }

    /// <summary>A row of customers.</summary>
    public Story Customer(string id, string? currency = null, string? segment = null, string? parent = null) => Row(
        "customers", ("customer_id", id), ("name", id), ("currency", currency), ("segment", segment), ("parent_customer_id", parent));

    /// <summary>A row of plans.</summary>
    public Story Plan(
        string id, decimal? unit = null, string? interval = "month", int? count = null, string? currency = "USD", string? product = null) => Row(
        "plans", ("plan_id", id), ("name", id), ("unit_amount", unit), ("interval", interval), ("interval_count", count),
        ("currency", currency), ("product", product));

    /// <summary>A row of subscriptions.</summary>
    public Story Subscription(
        string id, string starts, decimal? unit = null, string customer = "c1", string? plan = null, decimal? quantity = null,
        string? interval = null, int? count = null, string? currency = null, decimal? percent = null, decimal? off = null,
        string? discountEnds = null, string? trialEnds = null, string? requested = null, string? ends = null, string? reason = null,
        string? termEnds = null, string? status = null, string? termsAre = null, bool? renews = null) => Row(
        "subscriptions", ("subscription_id", id), ("customer_id", customer), ("started_at", starts), ("unit_amount", unit), ("plan_id", plan),
        ("quantity", quantity), ("interval", interval ?? (plan is null ? "month" : null)), ("interval_count", count),
        ("currency", currency ?? (plan is null ? "USD" : null)), ("discount_percent", percent), ("discount_amount", off),
        ("discount_ends_at", discountEnds), ("trial_ends_at", trialEnds), ("cancel_requested_at", requested), ("ended_at", ends),
        ("cancel_reason", reason), ("term_ends_at", termEnds), ("status", status), ("terms_are", termsAre), ("auto_renew", renews));

    /// <summary>A row of subscription_changes.</summary>
    public Story Change(
        string subscription, string on, string? plan = null, decimal? quantity = null, decimal? unit = null, decimal? percent = null,
        decimal? off = null, string? discountEnds = null, string? status = null) => Row(
        "subscription_changes", ("subscription_id", subscription), ("changed_at", on), ("plan_id", plan), ("quantity", quantity),
        ("unit_amount", unit), ("discount_percent", percent), ("discount_amount", off), ("discount_ends_at", discountEnds), ("status", status));

    /// <summary>A row of invoices.</summary>
    public Story Invoice(
        string id, string issued, string? due = null, string? paid = null, decimal total = 100, string customer = "c1",
        string? subscription = null, string? status = null, string? voided = null, string? currency = "USD", decimal? amountPaid = null) => Row(
        "invoices", ("invoice_id", id), ("customer_id", customer), ("subscription_id", subscription), ("issued_at", issued), ("due_at", due),
        ("paid_at", paid), ("voided_at", voided), ("status", status), ("currency", currency), ("total", total), ("amount_paid", amountPaid));

    /// <summary>A row of invoice_lines; the period is [from, to).</summary>
    public Story Line(
        string invoice, decimal amount, string kind = "recurring", string? from = null, string? to = null, decimal? tax = null,
        string? subscription = null, string? id = null) => Row(
        "invoice_lines", ("invoice_line_id", id ?? $"{invoice}-{rows.Count}"), ("invoice_id", invoice), ("subscription_id", subscription),
        ("kind", kind), ("amount", amount), ("tax", tax), ("period_start", from), ("period_end", to));

    /// <summary>A row of payments; <paramref name="invoice"/> null is a payment that names none.</summary>
    public Story Paid(string? invoice, string on, decimal amount, string status = "succeeded", string customer = "c1", string? currency = null) => Row(
        "payments", ("payment_id", $"p{rows.Count}"), ("invoice_id", invoice), ("customer_id", customer), ("attempted_at", on),
        ("status", status), ("amount", amount), ("currency", currency));

    /// <summary>An attempt to collect that failed.</summary>
    public Story Failed(string? invoice, string on, decimal amount, string customer = "c1", string? code = null, string? currency = "USD") => Row(
        "payments", ("payment_id", $"p{rows.Count}"), ("invoice_id", invoice), ("customer_id", customer), ("attempted_at", on), ("status", "failed"),
        ("amount", amount), ("failure_code", code), ("currency", currency));

    /// <summary>A row of retainer_periods; the period is [from, to).</summary>
    public Story Retainer(string from, string to, decimal included, decimal used, decimal? fee = null, decimal? rate = null, string customer = "c1") => Row(
        "retainer_periods", ("customer_id", customer), ("period_start", from), ("period_end", to), ("hours_included", included), ("hours_used", used),
        ("fee", fee), ("overage_rate", rate));

    /// <summary>A row of fx_rates: one <paramref name="from"/> is worth <paramref name="rate"/> of <paramref name="to"/>.</summary>
    public Story Rate(string day, string from, string to, decimal rate) =>
        Row("fx_rates", ("date", day), ("base", from), ("quote", to), ("rate", rate));

    /// <summary>A row of acquisition_costs; without a channel it is nobody's own.</summary>
    public Story Cost(string month, decimal amount, string? channel = null, string category = "ads", string? currency = null) => Row(
        "acquisition_costs", ("month", month), ("channel", channel), ("category", category), ("amount", amount), ("currency", currency));

    /// <summary>A row of survey_responses: an answer, or who was asked and is silent where there is no score.</summary>
    public Story Answer(
        string customer, string on, int? score, string? contact = null, string survey = "nps", int? scale = null, string? sent = null, string? comment = null, string? id = null) => Row(
        "survey_responses", ("response_id", id ?? $"r{rows.Count:0000}"), ("customer_id", customer), ("contact", contact), ("survey", survey), ("scale_max", scale),
        ("score", score), ("comment", comment), ("sent_at", sent ?? (score is null ? on : null)), ("responded_at", score is null ? null : on));

    /// <summary>A customer who came by a channel and pays so much a month from a day to another.</summary>
    public Story Won(string id, string starts, decimal mrr, string? channel = null, string? ends = null, string? segment = null) =>
        Row("customers", ("customer_id", id), ("name", id), ("acquisition_channel", channel), ("segment", segment)).Subscription("s-" + id, starts, mrr, customer: id, ends: ends);

    /// <summary>Loads the rows, refreshes, and reads what the warehouse says. A failing check fails the test.</summary>
    public Task<StoryRun> RunAsync() => StoryWarehouses.RunAsync(this, TestContext.Current.CancellationToken);

    private static string Text(object value) => value switch
    {
        bool yes => yes ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}

/// <summary>One row of a file: the table and its filled cells.</summary>
public sealed record StoryRow(string Table, IReadOnlyList<(string Column, string Value)> Cells);
