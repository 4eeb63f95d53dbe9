using System.CommandLine;
using Retention.Web.Commands.Models;

namespace Retention.Web.Commands;

/// <summary>Trains a model of who will leave.</summary>
internal sealed class TrainCommand(CommonOptions options)
{
    private readonly TrainOptions own = new();

    public Command Create()
    {
        var command = new Command("train", "Judge models of who will leave on any flat file: --input FILE --label COL");
        foreach (var option in own.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed) => parsed.GetValue(own.Input) is not null
        ? new TrainFileAnswer(options, own, parsed).Write()
        : throw new WrongUseException("train needs a file: give --input FILE and --label COL.");
}
