using System.CommandLine;
using System.Globalization;
using Retention.Analytics.Warehousing;
using Retention.Web.Commands.Answers;

namespace Retention.Web.Commands;

/// <summary>Builds every table of the book again and runs the checks. Policies and a day given here stay.</summary>
internal sealed class RefreshCommand(CommonOptions options)
{
    public Command Create()
    {
        var command = new Command("refresh", "Build every number again from the rows already loaded, and run the checks");
        command.SetAction(RunAsync);
        return command;
    }

    /// <summary>Refreshes under the settings of the command line, and takes them back where a check fails.</summary>
    /// <exception cref="WarehouseException">A check failed; the numbers are the old ones.</exception>
    public static async Task<RefreshReport> RefreshAsync(CommonOptions options, ParseResult parsed, Warehouse warehouse, ProgressLine progress, CancellationToken cancel)
    {
        var before = warehouse.Settings;
        var wanted = Workspace.Wanted(options, parsed, before);
        if (options.HasSettings(parsed))
        {
            await warehouse.SaveSettingsAsync(wanted, cancel);
        }

        var report = await warehouse.RefreshAsync(progress, cancel);
        progress.Show("");
        if (report.Failures is [])
        {
            Workspace.SayKept(before, wanted);
            await CommandAudit.SettingsAsync(options, parsed, before, wanted, cancel);
            if (TaxonomyFile.Read(warehouse).Problem is { } problem) await Console.Error.WriteLineAsync(problem);
            return report;
        }

        await warehouse.SaveSettingsAsync(before, cancel);
        throw new WarehouseException("The refresh was undone and the old numbers stay, because "
            + string.Join("; ", report.Failures.Select(f => string.Create(CultureInfo.InvariantCulture, $"the check {f.Check} found {f.Rows} rows ({f.Title.TrimEnd('.')}; first: {f.Sample})")))
            + ". Mend the rows or the policy it names and run `./retention refresh`.");
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        using var progress = new ProgressLine();
        await using var warehouse = await Workspace.OpenAsync(options, parsed, cancel);
        var report = await RefreshAsync(options, parsed, warehouse, progress, cancel);
        using var answer = Answer.To(Pipe.Open(), options.Format(parsed));
        answer.Begin([new("as_of"), new("tables"), new("checks_passed"), new("seconds")]);
        answer.Row([report.AsOf, report.Tables, report.ChecksPassed, Math.Round(report.Took.TotalSeconds, 2)]);
        answer.Finish();
        return ExitCode.Done;
    }
}
