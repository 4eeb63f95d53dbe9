using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>How payments fail and come in after all, as tables.</summary>
public sealed class CollectionTables(BillingReport report, Selection of, Words words, Format format)
{
    private DateOnly Month => report.Months.Month.Month;

    /// <summary>What came of payments that failed, by month, by reason or by attempt.</summary>
    public BillingTable Recovery(string way)
    {
        var rows = report.Recovery[way];
        return new(
            $"recovery-{way}", words[$"billing.by.{way}"], ["first_failures", "made", "failed", "recovered", "recovery"],
            [.. (way == "month" ? rows.Reverse() : rows).Where(row => row.Kind != "total").Select(row => Row(row, way))], [.. rows.Where(row => row.Kind == "total").Select(row => Row(row, way))]);
    }

    /// <summary>Attempts that failed, by month.</summary>
    public BillingTable Failed => new(
        "failed", words[$"period.{of.Grain.Text()}"], ["attempts", "attempted", "customers", "first_failures", "failed", "without_invoice"],
        [.. report.Failed.Reverse().Select(row => new BillingRow(words.Period(row.Month, of), null,
        [
            new(format.Number(row.Attempts)), new(Money(row.Amount)), new(format.Number(row.Customers)),
            new(format.Number(row.FirstFailures), row.FirstFailures == 0 ? null : Links.Payments(row.Month, "month", null, of)),
            new(Money(row.Failed), row.FirstFailures == 0 ? null : Links.Customers(row.Month, "failed", of)),
            new(row.WithoutInvoice == 0 ? format.Number(0) : words["billing.with_amount", format.Number(row.WithoutInvoice), Money(row.WithoutInvoiceAmount)]),
        ]))], []);

    /// <summary>MRR on cards, by when they end.</summary>
    public BillingTable Cards => new(
        "cards", words["billing.card_ends"], ["customers", "cards_mrr"],
        [.. report.Expiring.Select(row =>
        {
            var value = row.Month is { } month ? month.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : row.State;
            var link = Links.Customers(Month, "expiring", of, ("value", value));
            return new BillingRow(row.Month is { } ends ? format.Month(ends) : words[$"billing.value.{row.State}"], null, [new(format.Number(row.Customers), link), new(Money(row.Mrr), link)]);
        })], []);

    /// <summary>Churn by kind and month: MRR, and customers.</summary>
    public BillingTable Churn => new(
        "churn", words[$"period.{of.Grain.Text()}"], ChurnKind.Kinds,
        [.. report.Churn.GroupBy(row => row.Month).Reverse().Select(month => new BillingRow(words.Period(month.Key, of), null,
            [.. ChurnKind.Kinds.Select(kind => month.FirstOrDefault(row => row.Kind == kind) is { } row
                ? new BillingCell(words["billing.with_customers", Money(row.Mrr), format.Number(row.Customers)], Links.Customers(month.Key, "churn", of, ("subtype", kind)))
                : new(format.Number(0)))]))], []);

    /// <summary>Every table of the page.</summary>
    public IReadOnlyList<BillingTable> All => [Failed, .. Analytics.Reports.Recovery.Ways.Select(Recovery), Cards, Churn];

    private BillingRow Row(Recovery row, string way)
    {
        // The total stands behind the same closed months in all three tables.
        var month = row.Month ?? Month;
        var link = Links.Payments(month, row.Kind == "total" && way == "month" ? "reason" : way, row.Value, of);
        return new(Name(row, way), link,
        [
            new(format.Number(row.Invoices), link), new(format.Number(row.Attempts), link), new(Money(row.Failed), link), new(Money(row.Recovered), link), new(format.Percent(row.Rate)),
        ], row.IsOpen);
    }

    private string Name(Recovery row, string way) => row switch
    {
        { Kind: "total" } => words["billing.closed"],
        { Month: { } month } => words.Period(month, of),
        { Value: "never" } => words["billing.value.never"],
        _ when way == "attempt" => words["billing.nth", row.Value],
        _ => Reason(row.Value, words),
    };

    /// <summary>A reason in words, where the processor's code is known.</summary>
    public static string Reason(string? code, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return code is null ? Format.Nothing : words.Has($"failure.{code}") ? words[$"failure.{code}"] : code.Replace('_', ' ');
    }

    private string Money(decimal? amount) => format.Money(amount, report.Currency, 2);
}
