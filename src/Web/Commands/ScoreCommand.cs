using System.CommandLine;
using Retention.Analytics.Health;
using Retention.Web.Commands.Answers;

namespace Retention.Web.Commands;

/// <summary>Scores every customer with the model that was trained last.</summary>
internal sealed class ScoreCommand(CommonOptions options)
{
    public Command Create()
    {
        var command = new Command("score", "Score the health of every customer with the model trained last");
        command.SetAction(RunAsync);
        return command;
    }

    /// <summary>Models and scores are the workspace's own: one under other policies would stand beside them unmarked.</summary>
    /// <exception cref="WrongUseException">The command line gives a policy or a day.</exception>
    public static void RequireOwnSettings(CommonOptions options, ParseResult parsed)
    {
        if (options.HasSettings(parsed)) throw new WrongUseException("Models and scores are kept under the workspace's own policies and day: set them with `./retention refresh --policy NAME=VALUE --as-of DATE` first.");
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        RequireOwnSettings(options, parsed);
        using var progress = new ProgressLine();
        await using var warehouse = await Workspace.OpenAsync(options, parsed, cancel);
        var run = await new HealthScorer(warehouse, TimeProvider.System).ScoreAsync(progress, cancel);
        progress.Show("");
        using var answer = Answer.To(Pipe.Open(), options.Format(parsed));
        answer.Begin([new("run"), new("day"), new("engine"), new("fallback"), new("customers")]);
        answer.Row([run.Run, run.Day, run.Engine, run.Fallback, run.Customers]);
        answer.Finish();
        return ExitCode.Done;
    }
}
