using System.CommandLine;
using System.Data.Common;
using System.Text;
using Retention.Analytics.Health;
using Retention.Analytics.Metrics;
using Retention.Analytics.Policies;
using Retention.Analytics.Warehousing;
using Retention.Ingest;
using Retention.Web.Backups;
using Retention.Web.Printing;

namespace Retention.Web.Commands;

/// <summary>The commands of <c>./retention</c>, and the one place where a failure becomes a sentence and an exit code.</summary>
public static class CommandLine
{
    private const string About = "Retention: recurring revenue, churn and retention from a company's own files.";

    /// <summary>Runs one command line. The answer goes to standard output, everything else to standard error.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var parsed = Root().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            var command = string.Concat(parsed.CommandResult.Command.Parents.OfType<Command>().Append(parsed.CommandResult.Command).Where(one => one is not RootCommand).Select(one => one.Name + " "));
            return Say($"{string.Join(' ', parsed.Errors.Select(error => OneLine(error.Message)))} `./retention {command}--help` lists what it takes.", ExitCode.WrongUse);
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
        }
        catch (Exception e)
        {
            return Explain(e);
        }
    }

    private static RootCommand Root()
    {
        var options = new CommonOptions();
        var serve = new ServeCommand(options);
        var root = new RootCommand(About)
        {
            HelpName = "./retention",
        };
        Command[] commands =
        [
            serve.Create(),
            new IngestCommand(options).Create(),
            new RefreshCommand(options).Create(),
            new MetricCommand(options).Create(),
            new ReportCommand(options).Create(),
            new ExportCommand(options).Create(),
            new ReviewCommand(options).Create(),
            new QueryCommand(options).Create(),
            new TrainCommand(options).Create(),
            new ScoreCommand(options).Create(),
            new BackupCommand(options).Create(),
            new RestoreCommand(options).Create(),
            new SampleCommand(options).Create(),
            new DoctorCommand(options).Create(),
            Elsewhere("bench", "Time a load, a refresh and the slowest page at a size of your choice: --customers N"),
            Elsewhere("test", "Build everything and run every test"),
        ];
        foreach (var command in commands)
        {
            root.Subcommands.Add(command);
        }

        foreach (var option in options.All)
        {
            root.Options.Add(option);
        }

        // No word at all is `serve`.
        root.SetAction(serve.RunAsync);
        return root;
    }

    /// <summary>A command that the script carries out itself; listed here so that the help is whole.</summary>
    private static Command Elsewhere(string name, string description)
    {
        var command = new Command(name, description) { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(_ => Say($"'{name}' builds what it runs: start it as `./retention {name}` from the clone.", ExitCode.WrongUse));
        return command;
    }

    private static int Explain(Exception e) => e switch
    {
        WrongUseException or PolicyException or MetricException or RefusedFileException => Say(e.Message, ExitCode.WrongUse),
        WarehouseException or BackupException or BookException or ChurnModelException or PrintException => Say(e.Message, ExitCode.Failed),
        OperationCanceledException => Say("Stopped before it was done; what was not finished changed nothing.", ExitCode.Failed),
        UnauthorizedAccessException => Say($"{e.Message} Give yourself the right to it, or name another folder with --data.", ExitCode.Failed),
        IOException when Pipe.IsClosed(e) => ExitCode.Done,
        IOException => Say($"{e.Message} Check the path and the space on its disk.", ExitCode.Failed),
        DbException when e.Message.StartsWith("Catalog Error", StringComparison.Ordinal) =>
            Say($"The numbers are not built yet, or by an older program: run `./retention refresh`. DuckDB says: {FirstLine(e.Message)}", ExitCode.Failed),
        DbException => Say($"The warehouse refused: {FirstLine(e.Message)} Run `./retention doctor` to see whether it is whole.", ExitCode.Failed),
        _ => Say($"A fault in the program itself ({e.GetType().Name}): {FirstLine(e.Message)} Please report it with the command; RETENTION_TRACE=1 shows where it happened.", ExitCode.Failed, e),
    };

    private static int Say(string sentence, int code, Exception? fault = null)
    {
        Console.Error.WriteLine("retention: " + sentence);
        if (fault is not null && Environment.GetEnvironmentVariable("RETENTION_TRACE") == "1")
        {
            Console.Error.WriteLine(fault);
        }

        return code;
    }

    private static string OneLine(string message) => string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(":'", ": '", StringComparison.Ordinal);

    /// <summary>The first line of a message of another program, ended as a sentence.</summary>
    internal static string FirstLine(string message)
    {
        var line = message.Split('\n')[0].Trim();
        return line.EndsWith('.') || line.EndsWith('!') || line.EndsWith('?') ? line : line + ".";
    }
}
