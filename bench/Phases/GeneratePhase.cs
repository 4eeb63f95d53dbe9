using System.Diagnostics;
using Retention.Ingest.Sample;

namespace Retention.Bench.Phases;

/// <summary>Makes the company's files, once for a size.</summary>
internal static class GeneratePhase
{
    public static Task<List<Measure>> RunAsync(BenchSize size, CancellationToken cancel)
    {
        List<Measure> measures = [];
        if (!File.Exists(Path.Combine(size.Files, "workspace.json")))
        {
            var watch = Stopwatch.StartNew();
            SampleCompany.Write(new SampleOptions(size.Customers, size.Months, size.Seed, SampleOptions.DefaultEnd), size.Files, cancel: cancel);
            measures.Add(new("time", watch.Elapsed.TotalSeconds, "s"));
        }

        var files = Directory.GetFiles(size.Files, "*.csv");
        measures.Add(new("files", files.Sum(file => new FileInfo(file).Length) / 1e6, "MB"));
        return Task.FromResult(measures);
    }
}
