using System.CommandLine;
using System.Globalization;
using Retention.Analytics.Metrics;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;
using Retention.Ingest;
using Retention.Ingest.Mappings;
using Retention.Web.Commands.Answers;

namespace Retention.Web.Commands;

/// <summary>Takes files in, each whole or not at all, and then builds the numbers once.</summary>
internal sealed class IngestCommand(CommonOptions options)
{
    private static readonly AnswerColumn[] Columns = [new("file"), new("status"), new("mapping"), new("rows"), new("accepted"), new("quarantined"), new("skipped"), new("tables")];

    private readonly Argument<string[]> paths = new("path") { Description = "Files, or folders of files", Arity = ArgumentArity.OneOrMore };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Say what the numbers would become, and change nothing" };
    private readonly Option<string?> mapping = new("--mapping") { Description = "The mapping to read the files by: its name or that of a canonical table, or a file of your own that ends in .json (default: found from the header)", HelpName = "NAME" };

    public Command Create()
    {
        var command = new Command("ingest", "Take files in and build the numbers; --policy and --as-of given here stay") { paths, dryRun, mapping };
        command.SetAction((parsed, cancel) => parsed.GetValue(dryRun) ? RehearseAsync(parsed, cancel) : LoadAsync(parsed, cancel));
        return command;
    }

    private async Task<int> LoadAsync(ParseResult parsed, CancellationToken cancel)
    {
        using var progress = new ProgressLine();
        await using var warehouse = await Workspace.OpenAsync(options, parsed, cancel);

        // A wrong policy is said before anything is loaded.
        _ = Workspace.Wanted(options, parsed, warehouse.Settings);
        var (loader, asked) = Loader(parsed, warehouse);
        List<LoadReport> loads = [];
        foreach (var path in parsed.GetValue(paths)!)
        {
            loads.AddRange(await loader.LoadAsync(path, new(Mapping: asked), progress, cancel));
        }

        progress.Show("");
        Print(parsed, loads);
        await RefreshCommand.RefreshAsync(options, parsed, warehouse, progress, cancel);
        await CommandAudit.WriteAsync(options, parsed, "load", string.Join(", ", loads.Select(load => load.File)), loads.Select(load => new { load.File, Status = Word(load.Status), load.Accepted, load.Quarantined }), cancel);
        await SayResultAsync(warehouse, loads, cancel);
        return SayRefused(loads);
    }

    private async Task<int> RehearseAsync(ParseResult parsed, CancellationToken cancel)
    {
        if (parsed.GetValue(paths) is not [var path])
        {
            throw new WrongUseException("--dry-run takes one file or folder: put the files into one folder to rehearse them together.");
        }

        if (options.HasSettings(parsed))
        {
            throw new WrongUseException("--dry-run goes by the workspace's policies and day: leave --policy and --as-of out, or set them first with `./retention refresh`.");
        }

        using var progress = new ProgressLine();
        await using var warehouse = await Workspace.OpenAsync(options, parsed, cancel);
        var (loader, asked) = Loader(parsed, warehouse);
        var report = await loader.RehearseAsync(path, new(DryRun: true, Mapping: asked), progress, cancel);
        progress.Show("");
        RehearsalAnswer.Print(options.Format(parsed), report);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Nothing was changed: {report.Loads.Sum(load => load.Accepted)} rows would come in, {report.Loads.Sum(load => load.Quarantined)} would wait in quarantine."));
        return SayRefused(report.Loads);
    }

    private (Loader Loader, string? Mapping) Loader(ParseResult parsed, Warehouse warehouse)
    {
        var (catalogue, name) = MappingCatalogue.Load(options.DataDirectory(parsed)).Asking(parsed.GetValue(mapping));
        return (new(warehouse, catalogue, TimeProvider.System), name);
    }

    private void Print(ParseResult parsed, IReadOnlyList<LoadReport> loads)
    {
        using var answer = Answer.To(Pipe.Open(), options.Format(parsed));
        answer.Begin(Columns);
        foreach (var load in loads)
        {
            answer.Row([load.File, Word(load.Status), load.Mapping, load.Rows, load.Accepted, load.Quarantined, load.Skipped, string.Join(' ', load.Tables)]);
        }

        answer.Finish();
    }

    /// <summary>What the workspace says now, in one line for a person.</summary>
    private static async Task SayResultAsync(Warehouse warehouse, IReadOnlyList<LoadReport> loads, CancellationToken cancel)
    {
        var reader = new MetricReader(warehouse);
        var mrr = await reader.ReadAsync("mrr", Selection.Everyone, null, cancel);
        var customers = await reader.ReadAsync("customers", Selection.Everyone, null, cancel);
        foreach (var load in loads.Where(load => load.SkippedBecause.Count > 0))
        {
            Console.Error.WriteLine($"{load.File}: skipped {SkipReasons.Say(load.SkippedBecause, CultureInfo.InvariantCulture)}.");
        }

        var waiting = loads.Sum(load => load.Quarantined);
        Console.Error.WriteLine(mrr.Rows is [.., var last]
            ? string.Create(CultureInfo.InvariantCulture, $"{last.Month:yyyy-MM}: MRR {Cell.Money(last.Value ?? 0)} {mrr.Currency}, {customers.Rows[^1].Value:0} customers; {waiting} rows of these files wait in quarantine.")
            : string.Create(CultureInfo.InvariantCulture, $"No MRR in any month yet; {waiting} rows of these files wait in quarantine."));
    }

    private static int SayRefused(IReadOnlyList<LoadReport> loads)
    {
        var refused = loads.Where(load => load.Status == LoadStatus.Refused).ToList();
        refused.ForEach(load => Console.Error.WriteLine($"retention: {load.Message}"));
        return refused is [] ? ExitCode.Done : ExitCode.WrongUse;
    }

    private static string Word(LoadStatus status) => status switch
    {
        LoadStatus.Loaded => "loaded",
        LoadStatus.SkippedSameBytes => "seen before",
        LoadStatus.Refused => "refused",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
