using System.CommandLine;
using Retention.Web.Commands.Answers;
using Retention.Web.Commands.Doctor;

namespace Retention.Web.Commands;

/// <summary>Looks at everything the program needs and says, for each, whether it is well and what to do if not.</summary>
internal sealed class DoctorCommand(CommonOptions options)
{
    public Command Create()
    {
        var command = new Command("doctor", "Check the tools, the data directory and the warehouse, with what to do about each");
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var directory = options.DataDirectory(parsed);
        List<Finding> findings = [.. Tools.Look(), .. DataDirectory.Look(directory), .. await WarehouseFile.LookAsync(directory, cancel)];
        using var answer = Answer.To(Pipe.Open(), options.Format(parsed));
        answer.Begin([new("what"), new("state"), new("found"), new("to_do")]);
        findings.ForEach(finding => answer.Row([finding.What, Word(finding.State), finding.Found, finding.ToDo]));
        answer.Finish();
        return findings.Any(finding => finding.State == Health.Bad) ? ExitCode.Failed : ExitCode.Done;
    }

    private static string Word(Health state) => state switch
    {
        Health.Good => "ok",
        Health.Note => "note",
        Health.Bad => "wrong",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
