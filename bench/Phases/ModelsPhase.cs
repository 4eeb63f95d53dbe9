using System.Diagnostics;
using Retention.Analytics.Lifetimes;

namespace Retention.Bench.Phases;

/// <summary>The statistical models on made-up lives and purchases, from rows in memory to the answer; each once cold, as a page meets it, and once warm.</summary>
internal static class ModelsPhase
{
    // The sample of the paper that BG/NBD comes from has so many customers.
    private const int Buyers = 2357;

    public static Task<List<Measure>> RunAsync(BenchSize size, CancellationToken cancel)
    {
        var random = new Random(size.Seed);
        var lives = Enumerable.Range(0, size.Customers).Select(_ => new Lifetime(random.Next(1, size.Months * 30), random.Next(2) == 0, random.Next(5) == 0 ? 0 : double.NegativeInfinity)).ToArray();
        var cohorts = Enumerable.Range(1, size.Months).Select(age => Cohort(size.Customers / size.Months, age)).ToArray();
        var buyers = Enumerable.Range(0, Buyers).Select(_ => Buyer(random)).ToArray();
        List<Measure> measures = [];
        foreach (var run in (string[])["cold", "warm"])
        {
            cancel.ThrowIfCancellationRequested();
            Time("survival curve", () => SurvivalCurve.Estimate(LifeTable.Count(lives)));
            Time("log-rank test of 5 groups", () => LogRankTest.Compare([.. Enumerable.Range(0, 5).Select(group => ($"{group}", LifeTable.Count(lives.Where((_, i) => i % 5 == group))))]));
            Time("sBG of every monthly cohort", () => cohorts.Select(cohort => ShiftedBetaGeometric.Fit(Renewals.Of(cohort))).ToList());
            Time("BG/NBD of 2,357 buyers", () => BgNbd.Fit(buyers));

            void Time(string what, Func<object> model)
            {
                var watch = Stopwatch.StartNew();
                _ = model();
                measures.Add(new($"{what}, {run}", watch.Elapsed.TotalMilliseconds, "ms"));
            }
        }

        return Task.FromResult(measures);
    }

    private static double[] Cohort(double customers, int age)
    {
        var survivors = new double[age + 1];
        survivors[0] = customers;
        for (var t = 1; t <= age; t++)
        {
            survivors[t] = Math.Floor(survivors[t - 1] * (1 - 0.7 / (4.5 + t)));
        }

        return survivors;
    }

    private static Purchases Buyer(Random random)
    {
        var (rate, time, last, repeats) = (-Math.Log(1 - random.NextDouble()) / 10, 0.0, 0.0, 0);
        while ((time -= Math.Log(1 - random.NextDouble()) / rate) < 39)
        {
            (last, repeats) = (time, repeats + 1);
            if (random.NextDouble() < 0.3 * random.NextDouble()) break;
        }

        return new(repeats, last, 39);
    }
}
