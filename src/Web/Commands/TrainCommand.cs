using System.CommandLine;
using Retention.Analytics.Health;
using Retention.Web.Commands.Models;
using Retention.Web.Exports;
using Retention.Web.Language;

namespace Retention.Web.Commands;

/// <summary>Trains a model of who will leave: on the warehouse, or judges the engines on any flat file.</summary>
internal sealed class TrainCommand(CommonOptions options)
{
    private readonly TrainOptions own = new();

    public Command Create()
    {
        var command = new Command("train", "Learn from the history who leaves, and score every customer; with --input judge the engines on any flat file");
        foreach (var option in own.All)
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancel) => parsed.GetValue(own.Input) is not null ? Task.FromResult(new TrainFileAnswer(options, own, parsed).Write()) : LearnAsync(parsed, cancel));
        return command;
    }

    private async Task<int> LearnAsync(ParseResult parsed, CancellationToken cancel)
    {
        if (own.OfFile.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } stranger) throw new WrongUseException($"{stranger.Name} is about a file: give --input FILE.");
        ScoreCommand.RequireOwnSettings(options, parsed);
        using var progress = new ProgressLine();
        await using var warehouse = await Workspace.OpenAsync(options, parsed, cancel);
        var (card, run) = await new HealthScorer(warehouse, TimeProvider.System).TrainAsync(parsed.GetValue(own.Engine)!, progress, cancel);
        ModelCardFile.Write(options.DataDirectory(parsed), card, new Words());
        progress.Show("");
        new CardAnswer(options, parsed).Write(card, run);
        return ExitCode.Done;
    }
}
