using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Commands;

/// <summary>Serves the pages and runs the jobs. An empty data directory is filled with the sample company.</summary>
internal sealed class ServeCommand(CommonOptions options)
{
    private const string Standard = "http://127.0.0.1:5080";

    private readonly Option<string> url = new("--url")
    {
        Description = "Where to listen", HelpName = "URL", DefaultValueFactory = _ => Standard,
    };

    private readonly Option<int?> port = new("--port") { Description = "Listen on this port of 127.0.0.1", HelpName = "N" };

    private readonly Option<bool> empty = new("--empty") { Description = "Do not load the sample company into an empty data directory" };

    private readonly WorkOption work = new();

    private readonly Option<bool> demo = new("--demo") { Description = "Nobody signs in; for addresses of this machine only" };

    private readonly Option<string?> exports = new("--export-folder") { Description = "The folder that scheduled exports may be put into (default: RETENTION_EXPORT_FOLDER; none without either)", HelpName = "DIR" };

    public Command Create()
    {
        var command = new Command("serve", "Show the pages in the browser (also with no word)") { url, port, empty, work.Option, demo, exports };
        command.SetAction(RunAsync);
        return command;
    }

    public async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        if (options.HasSettings(parsed))
        {
            throw new WrongUseException("serve shows the workspace's own numbers: set a policy or a day with `./retention refresh --policy NAME=VALUE --as-of DATE`, then serve.");
        }

        // Without the word `serve` its options are not there either: their defaults hold.
        var named = parsed.CommandResult.Command.Name == "serve";
        var address = !named ? Standard : parsed.GetValue(port) is { } number ? $"http://127.0.0.1:{number}" : parsed.GetValue(url)!;
        var served = new ServeOptions(options.DataDirectory(parsed), address, LoadSample: !named || !parsed.GetValue(empty), Work: work.Of(parsed, named), Demo: named && parsed.GetValue(demo))
        {
            ExportFolder = ((named ? parsed.GetValue(exports) : null) ?? Environment.GetEnvironmentVariable("RETENTION_EXPORT_FOLDER")) is { Length: > 0 } folder ? Path.GetFullPath(folder) : null,
        };
        if (served is { Demo: true, IsLoopback: false })
        {
            throw new WrongUseException($"--demo lets everybody do everything, so it is for this machine only, and {address} can be reached from others: leave --demo out, or listen on 127.0.0.1.");
        }

        try
        {
            await WebApp.RunAsync(served, cancel);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new WarehouseException($"Another program listens on {address}: stop it, or choose another port with `./retention serve --port N`.", e);
        }

        return ExitCode.Done;
    }
}
