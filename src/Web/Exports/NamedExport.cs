using Retention.Analytics.Metrics;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;
using Retention.Web.Commands;
using Retention.Web.Language;

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
    /// <exception cref="WrongUseException">There is no such name, or it does not take what is given.</exception>
    public static async Task<long> WithAsync(Warehouse warehouse, string name, Selection selection, IReadOnlyList<string> given, Func<WorkbookSubject, Task<long>> write, CancellationToken cancel)
    {
        if (Metric(name) is { } metric && Report(name) is null)
        {
            if (given.Count > 0) throw new WrongUseException($"The metric {name} takes no --set.");
            return await write(Subjects.Of(await new MetricReader(warehouse).ReadAsync(metric.Name, selection, new MonthRange(null, null), cancel), selection, new Words()));
        }

        var page = Report(name)
            ?? throw new WrongUseException($"There is no metric and no report '{name}'{Near.Suggest(name, Names)}: `./retention metric` and `./retention report` list them.");
        await using var connection = warehouse.OpenReader();
        var question = await AskedReport.ReadAsync(connection, page, given, selection, cancel);
        await using var command = question.On(connection);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var named = given.Select(text => text.Split('=', 2)).ToDictionary(parts => parts[0].Trim(), parts => parts[^1].Trim());
        return await write(Subjects.Of(page, rows, selection, named, new Words()));
    }

    private static Metric? Metric(string? name) => MetricCatalogue.Load().All.FirstOrDefault(one => one.Name == name);

    private static BookPage? Report(string? name) => AskedReport.Printable.FirstOrDefault(page => page.Name == name);
}
