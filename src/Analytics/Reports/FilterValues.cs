using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>A value that customers can be filtered by.</summary>
/// <param name="Attribute">One of <see cref="Selection.Attributes"/>.</param>
/// <param name="Value">The value; null for "not known".</param>
/// <param name="Label">As people know it: the name of a plan.</param>
/// <param name="Found">How many values the attribute has, those that are not listed too.</param>
public sealed record FilterValue(string Attribute, string? Value, string? Label, long Found);

/// <summary>What there is to filter by, and whether a filter selects anybody.</summary>
public static class FilterValues
{
    /// <summary>The values by attribute; kept until the next write.</summary>
    public static Task<ILookup<string, FilterValue>> ReadAsync(Warehouse warehouse, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        return warehouse.ReadOnceAsync("filter values", async (connection, stop) => (await ReportSql.ReadAsync(
            connection, "filter_values", row => new FilterValue(row.Text("attribute")!, row.Text("value"), row.Text("label"), row.Count("found")), stop)).ToLookup(one => one.Attribute), cancel);
    }

    /// <summary>Whether any customer meets a selection.</summary>
    public static Task<bool> SelectsAnybodyAsync(Warehouse warehouse, Selection selection, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        return selection.IsEveryone ? Task.FromResult(true) : warehouse.ReadOnceAsync($"anybody {selection}", async (connection, stop) => (await ReportSql.SelectAsync(
            connection, selection, "select exists (from selected_customers) as anybody", row => row.Flag("anybody"), stop))[0], cancel);
    }
}
