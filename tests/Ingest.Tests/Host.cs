using System.Diagnostics;
using Retention.Analytics.Warehousing;
using Retention.Ingest.Mappings;
using Xunit.Runner.InProc.SystemConsole;

namespace Retention.Ingest.Tests;

/// <summary>The work that is killed: with the variable set, this very program loads or refreshes instead of running tests.</summary>
internal static class Host
{
    private const string Variable = "RETENTION_TEST_HOST";

    /// <summary>Starts this program on the work; its first line of output is <c>ready</c> once the warehouse is open.</summary>
    public static Process Start(string what, string data, string path)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
        {
            start.ArgumentList.Add(typeof(Host).Assembly.Location);
        }

        start.Environment[Variable] = $"{what}|{data}|{path}";
        return Process.Start(start)!;
    }

    /// <summary>The program's own beginning: the work, or the tests.</summary>
    public static async Task<int> Main(string[] args)
    {
        if (Environment.GetEnvironmentVariable(Variable)?.Split('|') is not [var what, var data, var path])
        {
            return await ConsoleRunner.Run(args);
        }

        try
        {
            await WorkAsync(what, data, path);
            return 0;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task WorkAsync(string what, string data, string path)
    {
        await using var warehouse = await Warehouse.OpenAsync(new(data) { Threads = 2, MemoryLimit = "1GB" }, TimeProvider.System, CancellationToken.None);
        Console.WriteLine("ready");
        if (what == "hold")
        {
            await Task.Delay(Timeout.Infinite);
        }

        if (what == "load")
        {
            foreach (var report in await new Loader(warehouse, MappingCatalogue.Load(null), TimeProvider.System).LoadAsync(path, LoadOptions.Default, null, CancellationToken.None))
            {
                Console.WriteLine($"{report.Status} {report.Message}");
            }
        }
        else
        {
            await warehouse.RefreshAsync(null, CancellationToken.None);
        }

        Console.WriteLine("done");
    }
}
