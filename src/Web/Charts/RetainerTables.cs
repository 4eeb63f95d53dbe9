using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>Hours sold by the period, as tables.</summary>
public sealed class RetainerTables(RetainerReport report, Selection of, Words words, Format format)
{
    private static readonly string[] Hours = ["included", "rolled", "used", "overage", "use", "fee", "effective", "overage_value", "invoice"];

    /// <summary>Retainers together, by period.</summary>
    public BillingTable History => new(
        "history", words[$"period.{of.Grain.Text()}"], ["customers", .. Hours],
        [.. report.History.Reverse().Select(row => new BillingRow(words.Period(row.Month, of), Links.Billing("retainers", row.Month, of) + "#periods",
            [new(format.Number(row.Customers)), .. Cells(row.Included, row.Rolled, row.Used, row.Overage, row.Use, row.Fee, row.Effective, row.OverageValue, row.Invoice)], row.IsOpen))], []);

    /// <summary>Those of the period in view, one by one.</summary>
    public BillingTable Periods => new(
        "periods", words["number.column.name"], ["until", .. Hours],
        [.. report.Periods.Select(row => new BillingRow(row.Name, Links.Customer(row.CustomerId),
            [new(format.Day(row.To)), .. Cells(row.Included, row.Rolled, row.Used, row.Overage, row.Use, row.Fee, row.Effective, row.OverageValue, row.Invoice)], row.IsOpen))], []);

    /// <summary>Whom to talk to for one reason.</summary>
    public BillingTable Signs(string sign) => new(
        $"sign-{sign}", words["number.column.name"], sign == "ending" ? ["ends", "use", "fee"] : ["use", "fee"],
        [.. report.Signs.Where(row => row.Sign == sign).Select(row => new BillingRow(row.Name, Links.Customer(row.CustomerId),
        [
            .. sign == "ending" ? [new BillingCell(words["billing.ends_in", format.Day(row.EndsOn), format.Number(row.Days)])] : Array.Empty<BillingCell>(),
            new(format.Percent(row.Use)), new(Money(row.Fee)),
        ]))], []);

    /// <summary>Every table of the page.</summary>
    public IReadOnlyList<BillingTable> All => [History, Periods, .. RetainerSign.Signs.Select(Signs)];

    private BillingCell[] Cells(decimal included, decimal rolled, decimal used, decimal overage, decimal? use, decimal? fee, decimal? effective, decimal? value, decimal? invoice) =>
    [
        new(format.Number(included, 1)), new(format.NumberChange(rolled, 1)), new(format.Number(used, 1)), new(format.Number(overage, 1)), new(format.Percent(use)),
        new(Money(fee)), new(Money(effective)), new(Money(value)), new(Money(invoice)),
    ];

    private string Money(decimal? amount) => format.Money(amount, report.Currency, 2);
}
