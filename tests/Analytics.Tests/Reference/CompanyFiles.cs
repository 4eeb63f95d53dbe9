using System.Globalization;

namespace Retention.Analytics.Tests.Reference;

/// <summary>A canonical table as text: what a CSV holds, and what raw.* holds.</summary>
public sealed record TextTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows);

/// <summary>A company as canonical files, so that everything can be compared through the command line too.</summary>
public static class CompanyFiles
{
    /// <summary>Writes one CSV per table that has rows.</summary>
    public static void Write(Company company, string directory)
    {
        Directory.CreateDirectory(directory);
        foreach (var table in Tables(company))
        {
            var lines = table.Rows.Prepend(table.Columns).Select(r => string.Join(',', r.Select(Quoted)));
            File.WriteAllText(Path.Combine(directory, table.Name + ".csv"), string.Join('\n', lines) + "\n");
        }
    }

    /// <summary>The tables that have rows, every value as the text that a file would hold.</summary>
    public static IReadOnlyList<TextTable> Tables(Company company) =>
    [
        .. new[]
        {
            Table("customers", company.Customers,
                ("customer_id", c => c.Id), ("name", c => c.Name), ("segment", c => c.Segment), ("country", c => c.Country),
                ("industry", c => c.Industry), ("acquisition_channel", c => c.AcquisitionChannel), ("csm", c => c.Csm), ("currency", c => c.Currency)),
            Table("plans", company.Plans,
                ("plan_id", p => p.Id), ("name", p => p.Name), ("product", p => p.Product), ("interval", p => p.Interval), ("interval_count", p => p.IntervalCount),
                ("unit_amount", p => p.UnitAmount), ("currency", p => p.Currency)),
            Table("subscriptions", company.Subscriptions,
                ("subscription_id", s => s.Id), ("customer_id", s => s.CustomerId), ("plan_id", s => s.PlanId), ("status", s => s.Status),
                ("quantity", s => s.Quantity), ("unit_amount", s => s.UnitAmount), ("discount_percent", s => s.DiscountPercent),
                ("discount_amount", s => s.DiscountAmount), ("discount_ends_at", s => s.DiscountEndsAt), ("currency", s => s.Currency),
                ("interval", s => s.Interval), ("interval_count", s => s.IntervalCount), ("started_at", s => s.StartedAt),
                ("trial_ends_at", s => s.TrialEndsAt), ("cancel_requested_at", s => s.CancelRequestedAt), ("ended_at", s => s.EndedAt),
                ("cancel_reason", s => s.CancelReason), ("term_starts_at", s => s.TermStartsAt), ("term_ends_at", s => s.TermEndsAt),
                ("auto_renew", s => s.AutoRenew)),
            Table("subscription_changes", company.Changes,
                ("subscription_id", c => c.SubscriptionId), ("changed_at", c => c.ChangedAt), ("plan_id", c => c.PlanId),
                ("quantity", c => c.Quantity), ("unit_amount", c => c.UnitAmount), ("discount_percent", c => c.DiscountPercent),
                ("discount_amount", c => c.DiscountAmount), ("discount_ends_at", c => c.DiscountEndsAt), ("status", c => c.Status),
                ("reason", c => c.Reason)),
            Table("invoices", company.Invoices,
                ("invoice_id", i => i.Id), ("customer_id", i => i.CustomerId), ("subscription_id", i => i.SubscriptionId),
                ("issued_at", i => i.IssuedAt), ("due_at", i => i.DueAt), ("paid_at", i => i.PaidAt), ("voided_at", i => i.VoidedAt),
                ("status", i => i.Status), ("currency", i => i.Currency), ("total", i => i.Total), ("amount_paid", i => i.AmountPaid)),
            Table("invoice_lines", company.InvoiceLines,
                ("invoice_line_id", l => l.Id), ("invoice_id", l => l.InvoiceId), ("subscription_id", l => l.SubscriptionId),
                ("plan_id", l => l.PlanId), ("kind", l => l.Kind), ("amount", l => l.Amount), ("tax", l => l.Tax),
                ("period_start", l => l.PeriodStart), ("period_end", l => l.PeriodEnd)),
            Table("fx_rates", company.FxRates,
                ("date", r => Moment.On(r.Date)), ("base", r => r.Base), ("quote", r => r.Quote), ("rate", r => r.Rate)),
        }.Where(t => t.Rows.Count > 0),
    ];

    private static TextTable Table<T>(string name, IReadOnlyList<T> rows, params (string Name, Func<T, object?> Value)[] columns) => new(
        name,
        [.. columns.Select(c => c.Name)],
        [.. rows.Select(r => (IReadOnlyList<string?>)[.. columns.Select(c => Text(c.Value(r)))])]);

    private static string? Text(object? value) => value switch
    {
        null => null,
        bool yes => yes ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static string Quoted(string? value) => value is null ? ""
        : value.AsSpan().ContainsAny(',', '"', '\n') ? '"' + value.Replace("\"", "\"\"", StringComparison.Ordinal) + '"'
        : value;
}
