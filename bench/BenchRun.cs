using System.Globalization;
using System.Text.Json;

namespace Retention.Bench;

/// <summary>Runs the phases one after another and prints their figures.</summary>
internal static class BenchRun
{
    public static async Task<int> RunAsync(BenchSize size, IReadOnlyList<string> phases, bool asJson, CancellationToken cancel)
    {
        if (phases is not (["generate", ..] or ["models"] or ["themes"]) && !Directory.Exists(size.Files))
            phases = ["generate", .. phases];
        Dictionary<string, List<Measure>> results = [];
        var load = Machine.Load();
        foreach (var phase in phases)
        {
            await Console.Error.WriteLineAsync($"{phase} ...");
            try
            {
                results[phase] = await Phase.RunAsync(phase, size, cancel);
            }
            catch (BenchException e)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return 1;
            }
        }

        if (asJson)
            Console.WriteLine(JsonSerializer.Serialize(new { machine = Machine.Describe(), load, size.Customers, size.Months, size.Seed, phases = results, ratios = Ratios(results) }));
        else
            Print(size, load, results);
        return 0;
    }

    private static void Print(BenchSize size, double? load, Dictionary<string, List<Measure>> results)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size.Customers:N0} customers, {size.Months} months, seed {size.Seed}. {Machine.Describe()}.{(load is { } busy ? $" {busy:0.0} cores were busy before the start." : "")}"));
        Console.WriteLine();
        Console.WriteLine("| phase | measure | value |");
        Console.WriteLine("|---|---|---:|");
        foreach (var (phase, measures) in results)
            foreach (var measure in measures)
                Console.WriteLine($"| {phase} | {measure.Name} | {Number(measure.Value)} {measure.Unit} |");
        foreach (var ratio in Ratios(results))
            Console.WriteLine($"| ratio | {ratio.Name} | {Number(ratio.Value)} |");
    }

    /// <summary>What we take, over the least that it takes.</summary>
    private static List<Measure> Ratios(Dictionary<string, List<Measure>> results)
    {
        List<Measure> ratios = [];
        Ratio("load speed / read_csv speed", Find("load", "speed"), Find("read_csv", "speed"));
        Ratio("refresh / one hand-written query over the text", Find("refresh", "time"), Find("floor", "refresh"));
        foreach (var page in (string[])["/", "/revenue"])
        {
            Ratio($"{page} p50 / one hand-written query", Find("pages", page + ", p50"), Find("floor", "page, p50"));
            Ratio($"{page} p50 / a constant page", Find("pages", page + ", p50"), Find("pages", "/constant, p50"));
        }

        return ratios;

        double? Find(string phase, string name) => results.GetValueOrDefault(phase)?.FirstOrDefault(measure => measure.Name == name)?.Value;

        void Ratio(string name, double? ours, double? least)
        {
            if (ours is { } above && least is { } below and > 0)
                ratios.Add(new(name, above / below, "x"));
        }
    }

    private static string Number(double value) => value.ToString(value >= 1000 ? "N0" : value >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
}
