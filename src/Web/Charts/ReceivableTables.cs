using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>What customers owe and how late they pay, as tables.</summary>
public sealed class ReceivableTables(ReceivablesReport report, Selection of, Words words, Format format)
{
    private DateOnly Month => report.Months.Month.Month;

    /// <summary>Open invoices by how late they are.</summary>
    public BillingTable Ageing => new(
        "ageing", words["billing.lateness"], ["open", "invoices", "customers", "share"],
        [.. report.Ageing.Where(row => row.Class != "total").Select(Row)], [.. report.Ageing.Where(row => row.Class == "total").Select(Row)]);

    /// <summary>DSO by period.</summary>
    public BillingTable Days => new(
        "days", words[$"period.{of.Grain.Text()}"], ["owed", "overdue", "dso", "best", "delinquent"],
        [.. report.Days.Reverse().Select(row => new BillingRow(words.Period(row.Month, of), Links.Billing("receivables", row.Month, of),
        [
            new(Money(row.Owed), row.Owed is null ? null : Links.Customers(row.Month, "owed", of)), new(Money(row.Overdue), row.Overdue is null ? null : Links.Customers(row.Month, "past_due", of)),
            new(format.Number(row.Dso, 1)), new(format.Number(row.Best, 1)), new(format.Number(row.Delinquent, 1)),
        ], report.Months.All.Any(month => month.Month == row.Month && !month.IsComplete)))], []);

    /// <summary>Customers by how late they pay.</summary>
    public BillingTable Bands => new(
        "bands", words["billing.band"], ["band_days", "customers", "band_mrr"],
        [.. report.Bands.Where(row => row.Band != "total").Select(Row)], [.. report.Bands.Where(row => row.Band == "total").Select(Row)]);

    /// <summary>The customers of the band listed.</summary>
    public BillingTable Payers => new(
        "payers", words["number.column.name"], ["late_days", "rests_on", "band_mrr"],
        [.. report.Payers.Select(row => new BillingRow(row.Name, Links.Customer(row.CustomerId),
            [new(row.Days is null ? words.Count("billing.short", row.Invoices) : format.Number(row.Days)), new(format.Number(row.Invoices)), new(Money(row.Mrr))]))], []);

    /// <summary>Every table of the page.</summary>
    public IReadOnlyList<BillingTable> All => [Ageing, Days, Bands, Payers];

    /// <summary>This page with another band listed.</summary>
    public string Band(string? band) => Links.Billing("receivables", Month, of) + (band is null ? "" : "&band=" + band) + "#payers";

    private BillingRow Row(AgeingClass row)
    {
        var link = row.Invoices == 0 ? null : Links.Customers(Month, "owed", of, ("value", row.Class == "total" ? null : row.Class));
        return new(words[row.Class == "total" ? "breakdown.total" : $"billing.value.{row.Class}"], null,
            [new(Money(row.Amount), link), new(format.Number(row.Invoices)), new(format.Number(row.Customers), link), new(format.Percent(row.Share))]);
    }

    private BillingRow Row(PayerBand row)
    {
        var link = row.Customers == 0 ? null : Links.Customers(Month, "payers", of, ("value", row.Band == "total" ? null : row.Band));
        return new(words[row.Band == "total" ? "breakdown.total" : $"billing.value.{row.Band}"], row.Band == "total" ? null : Band(row.Band),
            [new(Limits(row)), new(format.Number(row.Customers), link), new(Money(row.Mrr), link)]);
    }

    private string Limits(PayerBand row) => (row.FromDays, row.ToDays) switch
    {
        (null, null) => Format.Nothing,
        (null, { } to) => words["billing.days.to", format.Number(to)],
        ({ } from, null) => words["billing.days.from", format.Number(from)],
        ({ } from, { } to) => words["billing.days.between", format.Number(from), format.Number(to)],
    };

    private string Money(decimal? amount) => format.Money(amount, report.Currency, 2);
}
