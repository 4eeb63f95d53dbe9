using System.Data.Common;

namespace Retention.Analytics.Reports;

/// <summary>A number as the pages show it, read from the report that shows it and not from the list behind it.</summary>
internal static class ReportedNumber
{
    /// <summary>The number, or null where no report shows it (a subtype of one plan, say).</summary>
    public static async Task<decimal?> ReadAsync(DbConnection connection, NumberRequest asked, MonthChoice months, CancellationToken cancel)
    {
        var month = months.Month.Month;
        if (asked.Movement is "non_recurring" or "usage")
        {
            var cards = await Card.ReadAsync(connection, [asked.Movement == "usage" ? "usage_run_rate" : "non_recurring_revenue"], month, cancel);
            return cards[0].Value;
        }

        if (asked.Condition is { } condition)
        {
            if (asked.Subtype is not null || asked.Movement is "net" or "gained" or "lost" or "committed") return null;
            var split = await Breakdown.ReadAsync(connection, month, condition.By, cancel);
            return split.Rows.FirstOrDefault(row => row.Kind == "value" && (row.Value ?? NumberRequest.Blank) == condition.Value)?.Amounts[asked.Movement!] ;
        }

        if (asked.Subtype is { } subtype)
        {
            var sums = await SubtypeSum.ReadAsync(connection, months, cancel);
            return sums.FirstOrDefault(sum => sum.Movement == asked.Movement && (sum.Subtype ?? NumberRequest.Blank) == subtype)?.Amount;
        }

        var numbers = await ReportSql.ReadAsync(
            connection, "numbers", row => row.AmountOrNull("value"), cancel, ("month", month), ("movement", asked.Movement));
        return numbers is [var number] ? number : null;
    }
}
