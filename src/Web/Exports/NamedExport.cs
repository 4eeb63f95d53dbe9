using System.Data.Common;
using System.Globalization;
using Retention.Analytics.Export;
using Retention.Analytics.Metrics;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;
using Retention.Web.Commands;
using Retention.Web.Language;
using Retention.Web.Work;

namespace Retention.Web.Exports;

/// <summary>A metric or a report of the book, by its name, as a file: for the command line and for what is written at set times.</summary>
internal static class NamedExport
{
    /// <summary>Whether there is a metric or a report of that name.</summary>
    public static bool Has(string? name) => Metric(name) is not null || Report(name) is not null;

    /// <summary>Every name there is.</summary>
    public static IEnumerable<string> Names => AskedReport.Printable.Select(one => one.Name).Concat(MetricCatalogue.Load().All.Select(one => one.Name));

    /// <summary>What is written into a file of that ending: .xlsx or .csv; null for others.</summary>
    public static Func<Stream, WorkbookSubject, Task<long>>? Writer(Warehouse warehouse, string ending, TimeProvider clock, CancellationToken cancel) => ending switch
    {
        ".xlsx" => (target, subject) => new WorkbookFile(warehouse, new Words(), clock).WriteAsync(target, subject, cancel),
        ".csv" => (target, subject) => CsvFile.WriteAsync(target, subject, cancel),
        _ => null,
    };

    /// <summary>Hands over the subject of a name while its rows can be read.</summary>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="name">A metric or a report.</param>
    /// <param name="selection">Whom it is about.</param>
    /// <param name="given">What a report asks for, as NAME=VALUE.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="written">What people have written; null where that is not at hand.</param>
    /// <exception cref="WrongUseException">There is no such name, or it does not take what is given.</exception>
    public static async Task<long> WithAsync(
        Warehouse warehouse, string name, Selection selection, IReadOnlyList<string> given, Func<WorkbookSubject, Task<long>> write, CancellationToken cancel, WrittenValues? written = null)
    {
        if (MetricOf(name, given) is { } metric)
        {
            return await write(Subjects.Of(await new MetricReader(warehouse).ReadAsync(metric.Name, selection, new MonthRange(null, null), cancel), selection, new Words()));
        }

        var page = ReportOf(name);
        await using var connection = warehouse.OpenReader();
        var question = await WholeAsync(connection, page, selection, given, cancel);
        if (written is not null) question = question.With(await written.ReadAsync(ReportReach.Of(page).Fills, book: null, cancel));
        await using var command = question.On(connection);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var named = given.Select(text => text.Split('=', 2)).ToDictionary(parts => parts[0].Trim(), parts => parts[^1].Trim());
        return await write(Subjects.Of(page, rows, selection, named, new Words()));
    }

    /// <summary>Whether a name takes what is given.</summary>
    /// <exception cref="WrongUseException">There is no such name, or it does not take what is given.</exception>
    public static async Task CheckAsync(Warehouse warehouse, string name, Selection selection, IReadOnlyList<string> given, CancellationToken cancel)
    {
        if (MetricOf(name, given) is not null) return;
        await using var connection = warehouse.OpenReader();
        await WholeAsync(connection, ReportOf(name), selection, given, cancel);
    }

    /// <summary>Writes the rows of a name as Parquet: what a column holds keeps its type, and the file says what it is.</summary>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="name">A metric or a report.</param>
    /// <param name="selection">Whom it is about.</param>
    /// <param name="given">What a report asks for, as NAME=VALUE.</param>
    /// <param name="file">The path to write to.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="WrongUseException">There is no such name, or it does not take what is given.</exception>
    public static async Task<long> ParquetAsync(Warehouse warehouse, string name, Selection selection, IReadOnlyList<string> given, string file, CancellationToken cancel)
    {
        await using var connection = warehouse.OpenReader();
        Dictionary<string, string> Said(string title, string? definition) => new()
        {
            ["name"] = name,
            ["title"] = title,
            ["definition"] = definition ?? title,
            ["customers"] = selection.IsEveryone ? "all" : selection.Text,
            ["as_of"] = warehouse.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["currency"] = warehouse.Settings.Policies["reporting_currency"],
            ["policies"] = string.Join("; ", warehouse.Settings.Policies.Values.Select(one => $"{one.Key}={one.Value}")),
        };
        var language = new Words().Language;
        if (MetricOf(name, given) is { } metric)
        {
            var (sql, parameters) = selection.InFrontOf(metric.Sql);
            return await ParquetFile.WriteAsync(connection, sql, parameters, file, Said(metric.Label.In(language), metric.Definition.In(language)), cancel);
        }

        var page = ReportOf(name);
        var question = await WholeAsync(connection, page, selection, given, cancel);
        return await ParquetFile.WriteAsync(connection, question.Sql, question.Values, file, Said(page.Label.In(language), page.Definition?.In(language)), cancel);
    }

    /// <summary>A list goes out whole, unless a part of it is asked for.</summary>
    private static async Task<AskedReport> WholeAsync(DbConnection connection, BookPage page, Selection selection, IReadOnlyList<string> given, CancellationToken cancel)
    {
        var question = await AskedReport.ReadAsync(connection, page, given, selection, cancel);
        return given.Any(one => one.StartsWith("size=", StringComparison.Ordinal) || one.StartsWith("start=", StringComparison.Ordinal)) ? question : question.Whole();
    }

    private static Metric? MetricOf(string name, IReadOnlyList<string> given) =>
        Metric(name) is not { } metric || Report(name) is not null ? null
        : given.Count == 0 ? metric : throw new WrongUseException($"The metric {name} takes no --set.");

    private static BookPage ReportOf(string name) => Report(name)
        ?? throw new WrongUseException($"There is no metric and no report '{name}'{Near.Suggest(name, Names)}: `./retention metric` and `./retention report` list them.");

    private static Metric? Metric(string? name) => MetricCatalogue.Load().All.FirstOrDefault(one => one.Name == name);

    private static BookPage? Report(string? name) => AskedReport.Printable.FirstOrDefault(page => page.Name == name);
}
