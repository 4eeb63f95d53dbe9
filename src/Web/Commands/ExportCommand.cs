using System.CommandLine;
using System.Globalization;
using Retention.Analytics.Metrics;
using Retention.Analytics.Warehousing;
using Retention.Web.Commands.Answers;
using Retention.Web.Exports;
using Retention.Web.Language;

namespace Retention.Web.Commands;

/// <summary>Writes a metric or a report into a file: an Excel workbook with its definitions and checks, or CSV.</summary>
internal sealed class ExportCommand(CommonOptions options)
{
    private readonly Argument<string> name = new("name") { Description = "Which metric or report: `./retention metric` and `./retention report` list them" };
    private readonly Option<string> output = new("--output", "-o") { Description = "The file, .xlsx or .csv; one that is there is replaced when the new one is whole", HelpName = "FILE", Required = true };
    private readonly Option<string[]> set = new("--set") { Description = "What a report asks for, such as month=2024-06; may be repeated", HelpName = "NAME=VALUE", DefaultValueFactory = _ => [] };
    private readonly Option<string?> language = new("--language") { Description = "Language of the workbook (default: that of this machine)", HelpName = "en|es" };

    public Command Create()
    {
        language.AcceptOnlyFromAmong([.. Cultures.Languages]);
        var command = new Command("export", "Write a metric or a report into a file, as a workbook or as CSV") { name, output, set, options.Where, options.Period, language };
        command.SetAction((parsed, cancel) => Workspace.ReadAsync(options, parsed, warehouse => RunAsync(parsed, warehouse, cancel), keepVariant: true, cancel));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, Warehouse warehouse, CancellationToken cancel)
    {
        if (parsed.GetValue(language) is { } asked) CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(asked);
        var (file, wanted) = (Path.GetFullPath(parsed.GetValue(output)!), parsed.GetValue(name)!);
        var write = Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".xlsx" => (Func<Stream, WorkbookSubject, Task<long>>)((target, subject) => new WorkbookFile(warehouse, new Words(), TimeProvider.System).WriteAsync(target, subject, cancel)),
            ".csv" => (target, subject) => CsvFile.WriteAsync(target, subject, cancel),
            var other => throw new WrongUseException($"export writes .xlsx and .csv, and not '{other}': name the file so with -o."),
        };
        var rows = await WholeFile.WriteAsync(file, target => WithSubjectAsync(parsed, warehouse, wanted, subject => write(target, subject), cancel));
        using var answer = Answer.To(Pipe.Open(), options.Format(parsed));
        answer.Begin([new("file"), new("rows"), new("bytes")]);
        answer.Row([file, rows, new FileInfo(file).Length]);
        answer.Finish();
        return ExitCode.Done;
    }

    private async Task<long> WithSubjectAsync(ParseResult parsed, Warehouse warehouse, string wanted, Func<WorkbookSubject, Task<long>> write, CancellationToken cancel)
    {
        var (selection, given) = (options.Selected(parsed), parsed.GetValue(set)!);
        if (MetricCatalogue.Load().All.FirstOrDefault(one => one.Name == wanted) is { } metric && AskedReport.Printable.All(page => page.Name != wanted))
        {
            if (given.Length > 0) throw new WrongUseException($"The metric {wanted} takes no --set.");
            return await write(Subjects.Of(await new MetricReader(warehouse).ReadAsync(metric.Name, selection, new MonthRange(null, null), cancel), selection, new Words()));
        }

        var page = AskedReport.Printable.FirstOrDefault(page => page.Name == wanted)
            ?? throw new WrongUseException($"There is no metric and no report '{wanted}'{Near.Suggest(wanted, AskedReport.Printable.Select(one => one.Name).Concat(MetricCatalogue.Load().All.Select(one => one.Name)))}: `./retention metric` and `./retention report` list them.");
        await using var connection = warehouse.OpenReader();
        var question = await AskedReport.ReadAsync(connection, page, given, selection, cancel);
        await using var command = question.On(connection);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var named = given.Select(text => text.Split('=', 2)).ToDictionary(parts => parts[0].Trim(), parts => parts[^1].Trim());
        return await write(Subjects.Of(page, rows, selection, named, new Words()));
    }
}
