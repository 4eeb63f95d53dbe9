using System.CommandLine;
using System.Globalization;
using Retention.Web.Backups;

namespace Retention.Web.Commands;

/// <summary>Puts an archive of <c>backup</c> back into a data directory.</summary>
internal sealed class RestoreCommand(CommonOptions options)
{
    private readonly Argument<string> file = new("file") { Description = "The archive" };
    private readonly Option<bool> replace = new("--replace") { Description = "Where the data directory is not empty, move what is there aside first" };
    private readonly WorkOption work = new();

    public Command Create()
    {
        var command = new Command("restore", "Put a backup back, into an empty data directory or with --replace") { file, replace, work.Option };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var directory = options.DataDirectory(parsed);
        var (manifest, aside) = await new Restorer(TimeProvider.System).RestoreAsync(Path.GetFullPath(parsed.GetValue(file)!), directory, parsed.GetValue(replace), work.Of(parsed), cancel);
        BackupCommand.Print(options.Format(parsed), manifest);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Restored into {directory}: numbers as of {manifest.AsOf:yyyy-MM-dd}, saved on {manifest.MadeAt:yyyy-MM-dd HH:mm} UTC, {manifest.Rows} rows, all verified."));
        if (aside is not null) Console.Error.WriteLine($"What was there is in {aside}.");
        return ExitCode.Done;
    }
}
