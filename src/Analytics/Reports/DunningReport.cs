using System.Data.Common;
using System.Globalization;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>What an address asks of the payments behind a recovery, as written. Nothing in it is trusted.</summary>
/// <param name="Month">The period.</param>
/// <param name="By">One of <see cref="Recovery.Ways"/>.</param>
/// <param name="Value">The reason, or the attempt; nothing for all of them.</param>
/// <param name="Start">Place of the first row, from 1.</param>
public sealed record DunningRequest(string? Month = null, string? By = null, string? Value = null, string? Start = null);

/// <summary>The payments behind a row of the recovery, part of the list at a time; their sums beside the row.</summary>
/// <param name="Months">The period in view.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="By">What the row is told by.</param>
/// <param name="Value">Its reason or attempt; null for all.</param>
/// <param name="Row">The row as the recovery shows it; null where it has none.</param>
/// <param name="Totals">Counts and sums of the whole list.</param>
/// <param name="Start">Place of the first payment shown, from 1.</param>
/// <param name="Payments">The ones shown.</param>
/// <param name="Unknown">What the address asked for in vain.</param>
public sealed record DunningReport(
    MonthChoice Months, string? Currency, string By, string? Value, Recovery? Row, DunningTotals Totals, int Start, IReadOnlyList<DunningPayment> Payments, IReadOnlyList<string> Unknown)
{
    /// <summary>Rows on one page.</summary>
    public const int PageSize = 50;

    /// <summary>Whether the list adds up to the row.</summary>
    public bool Matches => Totals.Failed == (Row?.Failed ?? 0) && Totals.Recovered == (Row?.Recovered ?? 0) && Totals.Invoices == (Row?.Invoices ?? 0);

    /// <summary>Reads the list in one snapshot; null when there is no MRR yet.</summary>
    public static Task<DunningReport?> ReadAsync(Warehouse warehouse, Selection selection, DunningRequest asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(asked);
        List<string> unknown = [];
        var by = Recovery.Ways.FirstOrDefault(way => way == asked.By) ?? Recovery.Ways[0];
        if (!string.IsNullOrEmpty(asked.By) && asked.By != by) unknown.Add(asked.By);
        var value = by == Recovery.Ways[0] || string.IsNullOrEmpty(asked.Value) ? null : asked.Value;
        var start = int.TryParse(asked.Start, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? n : 1;
        if (!string.IsNullOrEmpty(asked.Start) && asked.Start != start.ToString(CultureInfo.InvariantCulture)) unknown.Add(asked.Start);
        return warehouse.ReadOnceAsync<DunningReport?>($"dunning {asked} {selection}", async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            if (await MonthChoice.ReadAsync(connection, selection, new(asked.Month), stop) is not { } months) return null;
            var at = months.Month.Month;
            var rows = await Recovery.ReadAsync(connection, selection, at, by, stop);
            var row = rows.FirstOrDefault(one => by == Recovery.Ways[0] ? one.Month == at : value is null ? one.Kind == "total" : one.Value == value);
            var list = await ReportSql.ReadAsync(
                connection, selection, "dunning_list", read => (Totals: DunningTotals.Read(read), Payment: DunningPayment.Read(read)), stop,
                ("month", at), ("by", by), ("value", value), ("start", start), ("size", PageSize));
            return new(months, ReportSql.Currency(warehouse), by, value, row, list[0].Totals, start, [.. list.Select(one => one.Payment).OfType<DunningPayment>()], unknown);
        }, cancel);
    }
}

/// <summary>Counts and sums of a list of payments.</summary>
/// <param name="Rows">Payments.</param>
/// <param name="Invoices">Invoices they were for.</param>
/// <param name="Failed">What first attempts were to bring, reporting currency.</param>
/// <param name="Recovered">What later ones brought.</param>
public sealed record DunningTotals(long Rows, long Invoices, decimal Failed, decimal Recovered)
{
    internal static DunningTotals Read(DbDataReader row) => new(row.Count("rows"), row.Count("invoices"), row.Amount("failed_all"), row.Amount("recovered_all"));
}

/// <summary>A payment of an invoice whose first attempt failed. Source: Sql/reports/dunning_list.sql.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name, or its id where it has none.</param>
/// <param name="Invoice">Number of the invoice, or its id where it has none.</param>
/// <param name="PaymentId">The payment.</param>
/// <param name="Day">When it was tried.</param>
/// <param name="Status"><c>succeeded</c>, <c>failed</c>, <c>refunded</c> or <c>disputed</c>.</param>
/// <param name="Attempt">Its number among the attempts of the invoice; null for what went back.</param>
/// <param name="Reason">Why it failed, as the processor says.</param>
/// <param name="Amount">In its own currency.</param>
/// <param name="Currency">That currency.</param>
/// <param name="Failed">With the first attempt: what it was to bring, reporting currency; else 0.</param>
/// <param name="Recovered">With the first attempt: what later ones brought; else 0.</param>
/// <param name="File">The file it came from.</param>
/// <param name="Line">Its line there.</param>
public sealed record DunningPayment(
    string CustomerId, string Name, string Invoice, string PaymentId, DateOnly Day, string Status, int? Attempt, string? Reason,
    decimal Amount, string? Currency, decimal Failed, decimal Recovered, string? File, long? Line)
{
    internal static DunningPayment? Read(DbDataReader row) => row.Text("payment_id") is not { } id ? null : new(
        row.Text("customer_id")!, row.Text("name")!, row.Text("invoice")!, id, row.Day("day"), row.Text("status")!, row["tries"] as int?, row.Text("failure_code"),
        row.Amount("amount"), row.Text("currency"), row.Amount("failed"), row.Amount("recovered"), row.Text("file"), row.CountOrNull("line"));
}
