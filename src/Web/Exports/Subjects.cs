using System.Collections;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Retention.Analytics.Export;
using Retention.Analytics.Metrics;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;
using Retention.Web.Commands.Answers;
using Retention.Web.Language;

namespace Retention.Web.Exports;

/// <summary>What a workbook of a metric or of a report holds.</summary>
internal static class Subjects
{
    /// <summary>A metric by month, drawn as a line.</summary>
    public static WorkbookSubject Of(MetricSeries series, Selection selection, Words words)
    {
        var metric = series.Metric;
        var label = metric.Label.In(words.Language);
        SheetColumn[] columns =
        [
            new(words["workbook.column.month"], CellKind.Month), new(label, Kind(metric.Unit)), new("n", CellKind.Whole),
            .. metric.Also.Select(name => new SheetColumn(name, CellKind.Number)),
        ];
        return new(label, selection, new Dictionary<string, string>(), [DefinedWord.Of(metric, words)], columns, Rows(series), new(ChartForm.Lines, label, 0, [1]));
    }

    /// <summary>The rows of a report as they come; lists as text, unless they are to stay lists.</summary>
    public static WorkbookSubject Of(BookPage page, DbDataReader rows, Selection selection, IReadOnlyDictionary<string, string> asked, Words words, bool keepsLists = false) => new(
        DefinedWord.Title(page, words), selection, asked, [DefinedWord.Of(page, words)],
        [.. Enumerable.Range(0, rows.FieldCount).Select(i => new SheetColumn(rows.GetName(i), Kind(rows, i)))], Rows(rows, keepsLists), Chart(page, rows, words)) { Bridge = Bridge(rows) };

    /// <summary>Metrics by month, a column each.</summary>
    public static WorkbookSubject Of(IReadOnlyList<MetricSeries> series, Selection selection, Words words) => new(
        words["workbook.figures"], selection, new Dictionary<string, string>(), [.. series.Select(one => DefinedWord.Of(one.Metric, words))],
        [new(words["workbook.column.month"], CellKind.Month), .. series.Select(one => new SheetColumn(one.Metric.Label.In(words.Language), Kind(one.Metric.Unit)))], Rows(series), new(ChartForm.Lines, series[0].Metric.Label.In(words.Language), 0, [1]));

    /// <summary>Between what it opens with and what it closes with, a report by month has its movements.</summary>
    private static BridgeColumns? Bridge(DbDataReader rows)
    {
        var names = Enumerable.Range(0, rows.FieldCount).Select(rows.GetName).ToList();
        return names.IndexOf("opening") is >= 0 and var opening && names.IndexOf("closing") is var closing && closing > opening + 1 ? new(opening, closing) : null;
    }

    private static SheetChart? Chart(BookPage page, DbDataReader rows, Words words) =>
        page.Name == "bridge" ? new(ChartForm.Bridge, DefinedWord.Title(page, words), 0, [rows.GetOrdinal("bottom"), rows.GetOrdinal("height")]) :
        Bridge(rows) is { } bridge ? new(ChartForm.Stack, DefinedWord.Title(page, words), 0, [.. Enumerable.Range(bridge.Opening + 1, bridge.Closing - bridge.Opening - 1)]) : null;

    private static async IAsyncEnumerable<object?[]> Rows(IReadOnlyList<MetricSeries> series)
    {
        await Task.CompletedTask;
        var values = series.Select(one => one.Rows.ToDictionary(row => row.Month, row => row.Value)).ToList();
        foreach (var month in values.SelectMany(one => one.Keys).Distinct().Order()) yield return [month, .. values.Select(one => (object?)one.GetValueOrDefault(month))];
    }

    private static async IAsyncEnumerable<object?[]> Rows(MetricSeries series)
    {
        await Task.CompletedTask;
        foreach (var row in series.Rows) yield return [row.Month, row.Value, row.N, .. row.More.Cast<object?>()];
    }

    private static async IAsyncEnumerable<object?[]> Rows(DbDataReader rows, bool keepsLists, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var values = new object?[rows.FieldCount];
        while (await rows.ReadAsync(cancel))
        {
            rows.GetValues(values!);
            for (var i = 0; i < values.Length; i++) values[i] = values[i] is string text && rows.GetName(i) == "month" ? Month(text) : keepsLists && values[i] is IList ? values[i] : Simple(values[i]);
            yield return values;
        }
    }

    private static CellKind Kind(MetricUnit unit) => unit switch
    {
        MetricUnit.Money => CellKind.Money,
        MetricUnit.Count => CellKind.Whole,
        MetricUnit.Percent => CellKind.Percent,
        _ => CellKind.Number,
    };

    private static CellKind Kind(DbDataReader rows, int column)
    {
        var (type, shown) = (rows.GetFieldType(column), AnswerColumn.Of(rows, column));
        if (shown.Show == CellFormat.Month || (type == typeof(string) && shown.Name == "month")) return CellKind.Month;
        if (shown.Show == CellFormat.Money) return CellKind.Money;
        if (type == typeof(DateOnly)) return CellKind.Day;
        if (type == typeof(DateTime)) return CellKind.Moment;
        if (type == typeof(bool)) return CellKind.Flag;
        if (type == typeof(decimal) || type == typeof(double) || type == typeof(float)) return CellKind.Number;
        return type == typeof(int) || type == typeof(long) || type == typeof(short) || type == typeof(sbyte) || type == typeof(byte) || type == typeof(Int128) ? CellKind.Whole : CellKind.Text;
    }

    /// <summary>A month that a report writes as YYYY-MM is a day to a sheet.</summary>
    private static object Month(string text) => DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : text;

    /// <summary>Lists and structs as text; what a cell holds stays as it is.</summary>
    private static object? Simple(object? value) => value switch
    {
        null or DBNull => null,
        string or bool or decimal or int or long or double or float or DateOnly or DateTime => value,
        short or sbyte or byte => Convert.ToInt32(value, CultureInfo.InvariantCulture),
        Int128 whole when whole >= long.MinValue && whole <= long.MaxValue => (long)whole,
        _ => Cell.Text(value),
    };
}
