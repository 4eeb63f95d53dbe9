using System.Collections.Frozen;

namespace Retention.Ingest;

/// <summary>The closed list of tables that a company's data can be given in (design: what comes in).</summary>
public static class CanonicalTables
{
    /// <summary>All tables, in the order they are described.</summary>
    /// <remarks>In the texts below <c>*</c> marks a required column, <c>#</c> a number, <c>$</c> money and <c>@</c> a date or time.</remarks>
    public static IReadOnlyList<CanonicalTable> All { get; } =
    [
        Table("customers", "customer_id", "customer_id* name* email country industry segment employees# acquisition_channel csm currency created_at@ parent_customer_id tax_id tags"),
        Table("plans", "plan_id", "plan_id* name* product tier# is_addon interval interval_count# unit_amount$ currency setup_fee$ included_units#"),
        Table("subscriptions", "subscription_id",
            "subscription_id* customer_id* plan_id status quantity# unit_amount$ discount_percent# discount_amount$ discount_ends_at@ currency interval interval_count# started_at@* "
            + "trial_ends_at@ cancel_requested_at@ ended_at@ cancel_reason term_starts_at@ term_ends_at@ auto_renew notice_days# payment_method"),
        Table("subscription_changes", "subscription_id changed_at",
            "subscription_id* changed_at@* plan_id quantity# unit_amount$ discount_percent# discount_amount$ discount_ends_at@ status reason"),
        Table("invoices", "invoice_id",
            "invoice_id* customer_id* subscription_id number issued_at@* due_at@ paid_at@ voided_at@ status currency subtotal$ discount$ tax$ total$* amount_paid$"),
        Table("invoice_lines", "invoice_line_id",
            "invoice_line_id* invoice_id* subscription_id plan_id kind description quantity# amount$* tax$ period_start@ period_end@"),
        Table("payments", "payment_id", "payment_id* invoice_id customer_id* attempted_at@* status* amount$* currency method failure_code attempt# card_expires"),
        Table("survey_responses", "response_id", "response_id* customer_id* contact survey scale_max# score# comment language channel sent_at@ responded_at@"),
        Table("usage_daily", "customer_id date metric", "customer_id* date@* metric* value#* included#"),
        Table("support_tickets", "ticket_id", "ticket_id* customer_id* opened_at@* first_response_at@ solved_at@ priority category channel satisfaction"),
        Table("interactions", "interaction_id", "interaction_id* customer_id* happened_at@* kind owner summary"),
        Table("onboarding", "customer_id milestone", "customer_id* milestone* due_at@ completed_at@"),
        Table("acquisition_costs", "", "month@* channel category amount$* currency"),
        Table("fx_rates", "date base quote", "date@* base* quote* rate#*"),
        Table("retainer_periods", "customer_id period_start", "customer_id* period_start@* period_end@* hours_included#* hours_used#* fee$ overage_rate$"),
    ];

    private static readonly FrozenDictionary<string, CanonicalTable> ByName = All.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);

    /// <summary>The table of that name; null where there is none.</summary>
    public static CanonicalTable? Find(string name) => ByName.GetValueOrDefault(name);

    private static CanonicalTable Table(string name, string key, string columns) => new(
        name,
        [.. columns.Split(' ').Select(c => new CanonicalColumn(c.TrimEnd('*', '#', '$', '@'), Kind(c), c.EndsWith('*')))],
        key.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static ColumnKind Kind(string column) => column.TrimEnd('*')[^1] switch
    {
        '#' => ColumnKind.Number,
        '$' => ColumnKind.Money,
        '@' => ColumnKind.Time,
        _ => ColumnKind.Text,
    };
}
