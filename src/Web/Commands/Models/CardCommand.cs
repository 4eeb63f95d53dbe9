using System.CommandLine;
using Retention.Analytics.Reports;

namespace Retention.Web.Commands.Models;

/// <summary>Prints the card of the model that scores.</summary>
internal sealed class CardCommand(CommonOptions options)
{
    public Command Create()
    {
        var command = new Command("model-card", "What the model that scores customers is, what it learned from and how good it was on later months");
        command.SetAction((parsed, cancel) => Workspace.ReadAsync(options, parsed, async warehouse =>
        {
            ScoreCommand.RequireOwnSettings(options, parsed);
            if (await HealthState.ReadAsync(warehouse, cancel) is not { Card: { } card }) throw new WrongUseException("No model has been trained yet: `./retention train` learns one.");
            new CardAnswer(options, parsed).Write(CardAnswer.Read(card));
            return ExitCode.Done;
        }, keepVariant: false, cancel));
        return command;
    }
}
