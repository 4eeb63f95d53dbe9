using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>A number as the pages show it, read from the report that shows it and not from the list behind it.</summary>
internal static class ReportedNumber
{
    /// <summary>The number, or null where no report shows it.</summary>
    public static async Task<decimal?> ReadAsync(DbConnection connection, Selection selection, NumberRequest asked, MonthChoice months, CancellationToken cancel)
    {
        var month = months.Month.Month;
        if (asked.Value is null && Metric(asked.Movement!) is { } metric)
        {
            var card = (await Card.ReadAsync(connection, selection, [metric], month, cancel))[0];
            return card.Value;
        }

        if (asked.IsOfBilling) return await OfBillingAsync(connection, selection, asked, month, cancel);
        if (asked.IsOfCohort)
        {
            var rows = await CohortRow.ReadAsync(connection, selection, asked.By!, asked.View!, cancel);
            var row = rows.FirstOrDefault(row => asked.Value is null ? row.Kind == "all" : row.Kind == "value" && (row.Value ?? "~") == asked.Value);
            return row?.Cells.FirstOrDefault(cell => $"{cell.Age}" == asked.Age) is { } cell ? asked.Movement == "cohort" ? cell.Mrr : cell.KeptMrr : null;
        }

        if (asked.Subtype is { } subtype)
        {
            var sums = await SubtypeSum.ReadAsync(connection, selection, months, cancel);
            return sums.FirstOrDefault(sum => sum.Movement == asked.Movement && (sum.Subtype ?? NumberRequest.Blank) == subtype)?.Amount;
        }

        var numbers = await ReportSql.ReadAsync(
            connection, selection, Report(asked), row => row.AmountOrNull("value"), cancel, ("month", month), ("movement", asked.Movement));
        return numbers is [var number] ? number : null;
    }

    // The rows of the tables on the pages of billing; what has no row is 0 there.
    private static async Task<decimal?> OfBillingAsync(DbConnection connection, Selection selection, NumberRequest asked, DateOnly month, CancellationToken cancel) => asked.Movement switch
    {
        "owed" or "past_due" => (await AgeingClass.ReadAsync(connection, selection, month, cancel)).FirstOrDefault(row => row.Class == asked.Value)?.Amount ?? 0,
        "payers" => (await PayerBand.ReadAsync(connection, selection, month, cancel)).FirstOrDefault(row => row.Band == (asked.Value ?? "total"))?.Mrr ?? 0,
        "expiring" => (await ExpiringCards.ReadAsync(connection, selection, cancel)).FirstOrDefault(row => asked.Value == (row.Month is { } ends ? $"{ends:yyyy-MM-dd}" : row.State))?.Mrr ?? 0,
        _ => (await Recovery.ReadAsync(connection, selection, month, "month", cancel)).FirstOrDefault(row => row.Month == month)?.Recovered ?? 0,
    };

    private static string Report(NumberRequest asked) =>
        asked.IsOfWindow ? "window_numbers" : asked.IsOfRenewal ? "renewal_numbers" : asked.IsOfVoice ? "voice_numbers" : "numbers";

    // The numbers that a metric shows and no bridge.
    private static string? Metric(string movement) => movement switch
    {
        "non_recurring" => "non_recurring_revenue",
        "usage" => "usage_run_rate",
        "committed" => "committed_mrr",
        "owed" => "receivables",
        "past_due" => "past_due",
        "failed" => "failed_payments",
        "expiring" => "card_expiry_mrr",
        _ => null,
    };
}
