using System.CommandLine;
using System.Globalization;
using Retention.Analytics.Warehousing;
using Retention.Web.Backups;
using Retention.Web.Commands.Answers;

namespace Retention.Web.Commands;

/// <summary>Saves the numbers and what people wrote in one archive, which is read back before it counts.</summary>
internal sealed class BackupCommand(CommonOptions options)
{
    private readonly Option<string?> output = new("--output", "-o") { Description = "The archive to write (default: a new one in backups/ of the data directory, or in RETENTION_BACKUPS)", HelpName = "FILE" };
    private readonly Option<bool> withoutWork = new("--without-work") { Description = "Leave what people write to the backups of its PostgreSQL server" };
    private readonly WorkOption work = new();

    public Command Create()
    {
        var command = new Command("backup", "Save everything in one archive, and verify it") { output, withoutWork, work.Option };
        command.SetAction(RunAsync);
        return command;
    }

    /// <summary>One line for each file of an archive.</summary>
    public static void Print(AnswerFormat format, BackupManifest manifest)
    {
        using var answer = Answer.To(Pipe.Open(), format);
        answer.Begin([new("part"), new("bytes"), new("rows"), new("sha256")]);
        foreach (var part in manifest.Parts) answer.Row([part.Name, part.Bytes, part.Rows?.Values.Sum(), part.Sha256]);
        answer.Finish();
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var directory = options.DataDirectory(parsed);
        Workspace.RequireData(directory);
        var file = parsed.GetValue(output) is { } named ? Path.GetFullPath(named) : BackupFolder.Of(directory).Next(DateTime.UtcNow);
        if (Directory.Exists(file)) throw new WrongUseException($"{file} is a folder: name the archive in it, such as {Path.Combine(file, "retention.zip")}.");
        if (Warehouse.IsHeld(directory))
        {
            throw new BackupException($"A running `retention serve` uses {directory}: make the backup there, with \"Back up now\" on its Data page (/data), or stop it and run this again.");
        }

        using var progress = new ProgressLine();
        await using var warehouse = await Workspace.OpenReadOnlyAsync(options, parsed, cancel);
        var order = new BackupOrder(directory, file, work.Of(parsed), !parsed.GetValue(withoutWork));
        var manifest = await new BackupWriter(warehouse, TimeProvider.System).WriteAsync(order, progress, cancel);
        progress.Show("");
        Print(options.Format(parsed), manifest);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Saved in {file} ({new FileInfo(file).Length} bytes) and verified: every part has its hash, the databases open, all {manifest.Rows} rows are there."));
        if (order is { Server: not null, WithWork: false }) Console.Error.WriteLine($"What people write is not in it: {order.Server} is left to its own backups.");
        return ExitCode.Done;
    }
}
