using System.Data.Common;
using System.Text.Json;

namespace Retention.Analytics.Reports;

/// <summary>A row of the MRR ledger: a subscription over some days, and the line of the file that says so.</summary>
/// <param name="SubscriptionId">The subscription; null where MRR comes from invoice lines.</param>
/// <param name="From">First day.</param>
/// <param name="To">The day after the last one; null while it runs.</param>
/// <param name="Currency">Of <paramref name="Mrr"/>.</param>
/// <param name="Mrr">MRR in its own currency.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="Quantity">Seats or units.</param>
/// <param name="State">running, trial, paused, past_due or bridged.</param>
/// <param name="File">The file it came from.</param>
/// <param name="Line">The line of that file, the header being line 1.</param>
/// <param name="Source">The row as it was read, column by column, blanks left out.</param>
public sealed record LedgerRow(
    string? SubscriptionId, DateOnly From, DateOnly? To, string? Currency, decimal? Mrr, string? PlanId, decimal? Quantity, string State,
    string? File, long? Line, IReadOnlyList<SourceValue> Source)
{
    // What the warehouse adds to a row of a file.
    private static readonly HashSet<string> Added = ["load_id", "line", "superseded_by", "source", "terms_are"];

    internal static LedgerRow Row(DbDataReader row) => new(
        row.Text("subscription_id"), row.Day("valid_from"), row.DayOrNull("valid_to"), row.Text("currency"), row.AmountOrNull("mrr"),
        row.Text("plan_id"), row.AmountOrNull("quantity"), row.Text("state")!, row.Text("file"), row.CountOrNull("line"), Values(row.Text("source_row")));

    private static List<SourceValue> Values(string? json)
    {
        if (json is null) return [];
        using var row = JsonDocument.Parse(json);
        return [.. row.RootElement.EnumerateObject()
            .Where(value => value.Value.ValueKind != JsonValueKind.Null && !Added.Contains(value.Name))
            .Select(value => new SourceValue(value.Name, value.Value.ToString()))];
    }
}

/// <summary>One cell of a source row.</summary>
public sealed record SourceValue(string Column, string Value);
