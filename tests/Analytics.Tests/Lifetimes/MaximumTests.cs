using MathNet.Numerics;
using Retention.Analytics.Lifetimes;

namespace Retention.Analytics.Tests.Lifetimes;

/// <summary>A fit stands at the top: no other parameters, put into the papers' formulas as they are printed, are likelier.</summary>
public sealed class MaximumTests
{
    [Fact]
    public void No_pair_of_a_grid_is_likelier_than_the_fit_of_random_cohorts()
    {
        var random = new Random(7);
        var compared = 0;
        for (var i = 0; i < 300; i++)
        {
            var survivors = new List<double> { Math.Floor(Math.Pow(10, 1 + 6 * random.NextDouble())) };
            for (var age = random.Next(2, 20); age > 0; age--)
            {
                survivors.Add(Math.Floor(survivors[^1] * (1 - random.NextDouble() * random.NextDouble())));
            }

            var renewals = Renewals.Of(survivors);
            if (ShiftedBetaGeometric.Fit(renewals).Model is not { } model) continue;
            compared++;
            var best = Grid().Max(pair => Likelihood(renewals, pair.Alpha, pair.Beta));
            model.LogLikelihood!.Value.ShouldBeGreaterThan(best - 1e-6 - 1e-12 * Math.Abs(best), string.Join(' ', survivors));
        }

        compared.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void No_step_away_from_the_fit_of_random_buyers_is_likelier()
    {
        var random = new Random(9);
        var compared = 0;
        for (var i = 0; i < 20; i++)
        {
            var rows = Enumerable.Range(0, 400).Select(_ => Buyer(random, 0.2 + random.NextDouble() * (i % 4 + 1) / 4)).ToList();
            if (BgNbd.Fit(rows).Model is not { } model) continue;
            compared++;
            var top = rows.Sum(row => Likelihood(model, row));
            model.LogLikelihood!.Value.ShouldBe(top, 1e-8 * Math.Abs(top));
            foreach (var by in new[] { 0.95, 0.999, 1.001, 1.05 })
            {
                BgNbd[] others = [model with { R = model.R * by }, model with { Alpha = model.Alpha * by }, model with { A = model.A * by }, model with { B = model.B * by }, model with { R = model.R * by, Alpha = model.Alpha * by }, model with { A = model.A * by, B = model.B * by }];
                others.Max(other => rows.Sum(row => Likelihood(other, row))).ShouldBeLessThanOrEqualTo(top + 1e-6);
            }
        }

        compared.ShouldBeGreaterThan(10);
    }

    private static IEnumerable<(double Alpha, double Beta)> Grid() =>
        from alpha in Enumerable.Range(-16, 41) from beta in Enumerable.Range(-16, 41) select (Math.Exp(alpha / 2.0), Math.Exp(beta / 2.0));

    private static double Likelihood(Renewals renewals, double alpha, double beta) => renewals.Lost.Zip(renewals.Kept).Select((pair, k) =>
        (pair.First > 0 ? pair.First * Math.Log(alpha / (alpha + beta + k)) : 0) + (pair.Second > 0 ? pair.Second * Math.Log((beta + k) / (alpha + beta + k)) : 0)).Sum();

    /// <summary>Buys at a rate of his own, and stops after a purchase with a chance of his own.</summary>
    private static Purchases Buyer(Random random, double spread)
    {
        var (rate, stop, watched) = (-Math.Log(1 - random.NextDouble()) * spread, random.NextDouble() * random.NextDouble(), 20 + 20 * random.NextDouble());
        var (time, last, repeats) = (0.0, 0.0, 0);
        while (repeats < 200)
        {
            time -= Math.Log(1 - random.NextDouble()) / rate;
            if (time > watched) break;
            (last, repeats) = (time, repeats + 1);
            if (random.NextDouble() < stop) break;
        }

        return new(repeats, last, watched);
    }

    /// <summary>Equation 6 of Fader, Hardie and Lee (2005) for one customer.</summary>
    private static double Likelihood(BgNbd m, Purchases row)
    {
        var x = row.Repeats;
        var shared = Ln(m.R + x) - Ln(m.R) + m.R * Math.Log(m.Alpha) + Ln(m.A + m.B) + Ln(m.B + x) - Ln(m.B) - Ln(m.A + m.B + x);
        var alive = Math.Pow(m.Alpha + row.Watched, -m.R - x);
        var stopped = x > 0 ? m.A / (m.B + x - 1) * Math.Pow(m.Alpha + row.Last, -m.R - x) : 0;
        return shared + Math.Log(alive + stopped);
    }

    private static double Ln(double z) => SpecialFunctions.GammaLn(z);
}
