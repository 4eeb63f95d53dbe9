using System.Data.Common;
using System.Text.Json;
using Retention.Analytics.Metrics;
using Retention.Web.Commands.Answers;

namespace Retention.Web.Api;

/// <summary>Rows to send.</summary>
/// <param name="Name">What they are, as the file is called.</param>
/// <param name="Columns">Their columns.</param>
/// <param name="Rows">The rows; the array may be the same each time.</param>
/// <param name="About">What a JSON answer says before them.</param>
internal sealed record ApiRows(string Name, IReadOnlyList<AnswerColumn> Columns, IAsyncEnumerable<object?[]> Rows, Action<Utf8JsonWriter> About)
{
    /// <summary>By what the next page begins where this one ends; null where pages are counted.</summary>
    public ListCursor? Cursor { get; init; }

    /// <summary>Whether the rows begin at the page that was asked for.</summary>
    public bool IsPage { get; init; }

    /// <summary>How many rows there are on all pages, known once the first has been read; null where it is to be counted or is not known.</summary>
    public Func<long?>? Total { get; init; }

    /// <summary>The unit of each column, where it is money or a metric's; null elsewhere.</summary>
    public IReadOnlyList<string?>? Units { get; init; }

    /// <summary>Where the whole of it is defined.</summary>
    public required string Basis { get; init; }

    /// <summary>Where a column is defined: the catalogue's entry of its metric, else that of the whole.</summary>
    public string Definition(int column) => MetricCatalogue.Load().All.Any(metric => metric.Name == Columns[column].Name && metric.Unit == MetricUnit.Money == (Columns[column].Show == CellFormat.Money)) ? $"/api/v1/metrics/{Columns[column].Name}/definition" : Basis;

    /// <summary>The rows of a reader.</summary>
    public static async IAsyncEnumerable<object?[]> Of(DbDataReader rows, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        var values = new object?[rows.FieldCount];
        while (await rows.ReadAsync(cancel))
        {
            rows.GetValues(values!);
            yield return values;
        }
    }
}

/// <summary>How a list is walked whose pages follow one another by its first column.</summary>
/// <param name="After">The parameter for the last row seen.</param>
/// <param name="Until">The parameter for the last row wanted.</param>
/// <param name="Column">Place of the column.</param>
/// <param name="Count">The report that counts its rows; it takes what the list is searched for.</param>
/// <param name="Cuts">The report that cuts it into parts which are small enough to be put in order at once.</param>
internal sealed record ListCursor(string After, string Until, int Column, string Count, string Cuts)
{
    /// <summary>Customers by id.</summary>
    public static ListCursor Customers { get; } = new("after", "until", 0, "customer_count", "customer_parts");
}
