using System.CommandLine;
using System.Globalization;
using Retention.Analytics.Warehousing;
using Retention.Web.Commands.Answers;
using Retention.Web.Exports;
using Retention.Web.Language;

namespace Retention.Web.Commands;

/// <summary>Writes a metric or a report into a file: an Excel workbook with its definitions and checks, CSV, or Parquet.</summary>
internal sealed class ExportCommand(CommonOptions options)
{
    private readonly Argument<string> name = new("name") { Description = "Which metric or report: `./retention metric` and `./retention report` list them" };
    private readonly Option<string> output = new("--output", "-o") { Description = "The file, .xlsx, .csv or .parquet; one that is there is replaced when the new one is whole", HelpName = "FILE", Required = true };
    private readonly Option<string[]> set = new("--set") { Description = "What a report asks for, such as month=2024-06; may be repeated", HelpName = "NAME=VALUE", DefaultValueFactory = _ => [] };
    private readonly Option<string?> language = new("--language") { Description = "Language of the workbook (default: that of this machine)", HelpName = "en|es" };

    public Command Create()
    {
        language.AcceptOnlyFromAmong([.. Cultures.Languages]);
        var command = new Command("export", "Write a metric or a report into a file, as a workbook, as CSV or as Parquet") { name, output, set, options.Where, options.Period, language };
        command.SetAction((parsed, cancel) => Workspace.ReadAsync(options, parsed, warehouse => RunAsync(parsed, warehouse, cancel), keepVariant: true, cancel, writesFiles: true));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, Warehouse warehouse, CancellationToken cancel)
    {
        if (parsed.GetValue(language) is { } asked) CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(asked);
        var (file, wanted) = (Path.GetFullPath(parsed.GetValue(output)!), parsed.GetValue(name)!);
        var ending = Path.GetExtension(file).ToLowerInvariant();
        var rows = ending == ".parquet"
            ? await WholeFile.PutAsync(file, beside => NamedExport.ParquetAsync(warehouse, wanted, options.Selected(parsed), parsed.GetValue(set)!, beside, cancel))
            : await WholeFile.WriteAsync(file, target => WriteAsync(parsed, warehouse, wanted, ending, target, cancel));
        using var answer = Answer.To(Pipe.Open(), options.Format(parsed));
        answer.Begin([new("file"), new("rows"), new("bytes")]);
        answer.Row([file, rows, new FileInfo(file).Length]);
        answer.Finish();
        return ExitCode.Done;
    }

    private Task<long> WriteAsync(ParseResult parsed, Warehouse warehouse, string wanted, string ending, Stream target, CancellationToken cancel)
    {
        var write = NamedExport.Writer(warehouse, ending, TimeProvider.System, cancel) ?? throw new WrongUseException($"export writes .xlsx, .csv and .parquet, and not '{ending}': name the file so with -o.");
        return NamedExport.WithAsync(warehouse, wanted, options.Selected(parsed), parsed.GetValue(set)!, subject => write(target, subject), cancel);
    }
}
