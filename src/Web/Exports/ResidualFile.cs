using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Exports;

/// <summary>What each customer is still expected to leave, as a file; its columns alone where that is not defined.</summary>
internal static class ResidualFile
{
    /// <summary>Writes every customer who pays on the as-of day, the most valuable first.</summary>
    public static Task WriteAsync(Warehouse warehouse, Selection selection, CsvDownload.File file, CancellationToken cancel)
    {
        file.Begin($"residual-{warehouse.AsOf:yyyy-MM-dd}.csv", "customer_id", "name", "age_months", "mrr", "expected_months", "residual_value");
        return ResidualReport.ExportAsync(warehouse, selection, row => file.RowAsync(row.CustomerId, row.Name, row.Age, row.Mrr, row.Months, row.Worth), cancel);
    }
}
