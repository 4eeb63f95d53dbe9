using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Retention.Analytics.Health;
using Retention.Analytics.Health.Engines;
using Retention.Analytics.Health.Protocol;
using Retention.Web.Commands.Models;
using Retention.XgBoost;

namespace Retention.Bench.Phases;

/// <summary>The engines of the health score on the Telco file, 5 x 5 cross-validation on one core in processor time, beside scikit-learn and Python's xgboost on the same folds.</summary>
internal static class EnginesPhase
{
    private const int Folds = 5, Repeats = 5, Seed = 1;

    public static async Task<List<Measure>> RunAsync(BenchSize size, CancellationToken cancel)
    {
        var home = Environment.GetEnvironmentVariable("RETENTION_HOME") ?? Environment.CurrentDirectory;
        var data = Path.GetFullPath(Path.Combine(home, "..", "shared", "oracles", "telco", "Telco-Customer-Churn.csv"));
        if (!File.Exists(data)) throw new BenchException($"There is no {data}: the engines are judged on the public Telco file.");
        using var file = InputFile.Open(data, "bench");
        var table = TrainFile.Read(file, Column(file, "Churn"), Column(file, "customerID"), null).Table;
        List<Measure> measures = [];
        IChurnTrainer[] engines = XgBoostLibrary.Status.IsPresent ? [new LogisticTrainer(), new XgBoostTrainer()] : [new LogisticTrainer()];
        foreach (var engine in engines)
        {
            // Python's time begins after its imports, ours after what is compiled at a first fit.
            CrossValidation.Run(engine, table, 2, 1, new TrainingOptions(Seed, Threads: 1), cancel);
            var begin = Process.GetCurrentProcess().TotalProcessorTime;
            var repeats = CrossValidation.Run(engine, table, Folds, Repeats, new TrainingOptions(Seed, Threads: 1), cancel);
            Say(engine.Engine, [repeats.Average(one => one.Auc), repeats.Average(one => one.LogLoss), (Process.GetCurrentProcess().TotalProcessorTime - begin).TotalSeconds]);
        }

        foreach (var (engine, figures) in await PythonAsync(home, data, table, cancel))
        {
            Say($"{engine}, Python", figures);
        }

        return measures;

        void Say(string engine, double[] figures) =>
            measures.AddRange([new($"{engine}: AUC", figures[0], ""), new($"{engine}: log loss", figures[1], ""), new($"{engine}: processor time", figures[2], "s")]);
    }

    private static int Column(InputFile file, string name) => Enumerable.Range(0, file.Columns).Single(column => file.Name(column) == name);

    /// <summary>What Python makes of the same folds; nothing where it lacks the libraries.</summary>
    private static async Task<Dictionary<string, double[]>> PythonAsync(string home, string data, FeatureTable table, CancellationToken cancel)
    {
        var folds = Path.GetTempFileName();
        try
        {
            int[][] deals = [.. Enumerable.Range(0, Repeats).Select(repeat => Analytics.Health.Protocol.Folds.Of(table, Folds, Seed, repeat))];
            await File.WriteAllLinesAsync(folds, Enumerable.Range(0, table.Rows).Select(row => string.Join(',', deals.Select(deal => deal[row])
                .Prepend(Analytics.Health.Protocol.Folds.IsHeldOut(table.Ids[row], Seed + 1, Folds) ? 1 : 0).Select(number => number.ToString(CultureInfo.InvariantCulture)))), cancel);
            var start = new ProcessStartInfo(File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3", [Path.Combine(home, "bench", "Python", "engines.py"), data, folds]) { RedirectStandardOutput = true };
            start.Environment["OMP_NUM_THREADS"] = start.Environment["OPENBLAS_NUM_THREADS"] = "1";
            using var python = Process.Start(start)!;
            var said = await python.StandardOutput.ReadToEndAsync(cancel);
            await python.WaitForExitAsync(cancel);
            return python.ExitCode == 0 ? JsonSerializer.Deserialize<Dictionary<string, double[]>>(said)! : [];
        }
        finally
        {
            File.Delete(folds);
        }
    }
}
