using System.Diagnostics;
using System.Text.Json;
using Retention.Bench.Phases;

namespace Retention.Bench;

/// <summary>What a phase has measured: names with a value and a unit.</summary>
internal sealed record Measure(string Name, double Value, string Unit);

/// <summary>The phases, each run in a process of its own so that its peak memory is its own.</summary>
internal static class Phase
{
    private const string Mark = "measures ";

    private static readonly Dictionary<string, Func<BenchSize, CancellationToken, Task<List<Measure>>>> All = new()
    {
        ["generate"] = GeneratePhase.RunAsync,
        ["read_csv"] = ReadCsvPhase.RunAsync,
        ["load"] = LoadPhase.RunAsync,
        ["refresh"] = RefreshPhase.RunAsync,
        ["floor"] = FloorPhase.RunAsync,
        ["pages"] = PagesPhase.RunAsync,
        ["readers"] = ReadersPhase.RunAsync,
        ["first_page"] = FirstPagePhase.RunAsync,
        ["models"] = ModelsPhase.RunAsync,
        ["themes"] = ThemesPhase.RunAsync,
        ["tasks"] = TasksPhase.RunAsync,
        ["engines"] = EnginesPhase.RunAsync,
        ["workbook"] = WorkbookPhase.RunAsync,
        ["api"] = ApiPhase.RunAsync,
    };

    public static IReadOnlyList<string> Names { get; } = [.. All.Keys];

    /// <summary>Runs a phase in this process and prints what it measured on the last line.</summary>
    public static async Task<int> RunHereAsync(string name, BenchSize size, CancellationToken cancel)
    {
        List<Measure> measures;
        try
        {
            measures = await All[name](size, cancel);
        }
        catch (Exception e)
        {
            // The edge of the child process: the parent shows the reason. Leaving at once, for a served app may have threads at work.
            await Console.Error.WriteLineAsync(e.Message);
            Environment.Exit(1);
            throw;
        }

        measures.Add(new("peak memory", Machine.PeakMegabytes(), "MB"));
        measures.Add(new("processor time", Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds, "s"));
        Console.WriteLine(Mark + JsonSerializer.Serialize(measures));
        return 0;
    }

    /// <summary>Runs a phase in a child process.</summary>
    /// <exception cref="BenchException">The child failed; its words are in the message.</exception>
    public static async Task<List<Measure>> RunAsync(string name, BenchSize size, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(Phase).Assembly.Location);
        foreach (var argument in (string[])["--phase", name, .. size.Arguments])
            start.ArgumentList.Add(argument);
        using var child = Process.Start(start)!;
        using var kill = cancel.Register(() => child.Kill(entireProcessTree: true));
        var words = child.StandardError.ReadToEndAsync(cancel);
        List<Measure>? measures = null;
        while (await child.StandardOutput.ReadLineAsync(cancel) is { } line)
            if (line.StartsWith(Mark, StringComparison.Ordinal))
                measures = JsonSerializer.Deserialize<List<Measure>>(line[Mark.Length..]);
        await child.WaitForExitAsync(cancel);
        return measures ?? throw new BenchException($"The phase {name} ended with exit code {child.ExitCode}: {(await words).Trim()}");
    }
}

/// <summary>A phase that could not be measured.</summary>
internal sealed class BenchException(string message) : Exception(message);
