using MathNet.Numerics;

namespace Retention.Analytics.Lifetimes;

/// <content>The fit by maximum likelihood.</content>
public sealed partial record BgNbd
{
    /// <summary>Fits customers; rows alike are counted together, so the time it takes grows with the number of different rows.</summary>
    /// <returns>The model, or why there is none.</returns>
    /// <exception cref="ArgumentException">A row cannot be: <see cref="Purchases.Fault"/>.</exception>
    public static Fitted<BgNbd> Fit(IEnumerable<Purchases> customers)
    {
        var rows = Grouped(customers);
        var all = rows.Sum(row => row.Weight);
        if (all == 0) return NotDefined.NoCustomers;
        var repeats = rows.Sum(row => row.Weight * row.Repeats);
        if (repeats == 0) return NotDefined.NobodyBoughtAgain;
        if (rows.Where(row => row.Repeats > 0).Sum(row => row.Weight) < 2) return NotDefined.OneBuyerOnly;

        // In units of the mean time watched the parameters are near 1, whatever the unit of the data.
        var unit = rows.Sum(row => row.Weight * row.Watched) / all;
        var scaled = rows.Select(row => row with { Last = row.Last / unit, Watched = row.Watched / unit }).ToArray();
        var counts = rows.GroupBy(row => row.Repeats).Where(group => group.Key > 0).Select(group => (Repeats: group.Key, Weight: group.Sum(row => row.Weight))).ToArray();
        double Likelihood(double[] at, double[] gradient) => Score(scaled, counts, all, at, gradient);
        var found = Maximum.Find(Likelihood, all, Math.Log(0.5), Math.Log(0.5), 0, Math.Log(2));
        if (found.RanAway(0) || found.RanAway(1)) return NotDefined.BuyersAlike;
        if (found.RanAway(2) || found.RanAway(3)) return NotDefined.StoppingNotSeen;
        var p = found.At.Select(Math.Exp).ToArray();
        return new BgNbd(p[0], p[1] * unit, p[2], p[3]) { LogLikelihood = found.Value - repeats * Math.Log(unit) };
    }

    private static Purchases[] Grouped(IEnumerable<Purchases> customers)
    {
        var weights = new Dictionary<(int, double, double), double>();
        foreach (var row in customers)
        {
            if (row.Fault() is { } fault) throw new ArgumentException($"{row}: {fault}.");
            var key = (row.Repeats, row.Last, row.Watched);
            if (row.Weight > 0) weights[key] = weights.GetValueOrDefault(key) + row.Weight;
        }

        return [.. weights.Select(pair => new Purchases(pair.Key.Item1, pair.Key.Item2, pair.Key.Item3, pair.Value))];
    }

    /// <summary>The log-likelihood (equation 6 of the paper) at the logarithms of r, alpha, a and b, with its derivatives.</summary>
    private static double Score(Purchases[] rows, (int Repeats, double Weight)[] counts, double all, double[] at, double[] gradient)
    {
        var (r, alpha, a, b) = (Math.Exp(at[0]), Math.Exp(at[1]), Math.Exp(at[2]), Math.Exp(at[3]));
        var sum = all * r * at[1];
        var (byR, byAlpha, byA, byB) = (all * at[1], all * r / alpha, 0.0, 0.0);
        var (gammaR, gammaB, gammaAB) = (SpecialFunctions.GammaLn(r), SpecialFunctions.GammaLn(b), SpecialFunctions.GammaLn(a + b));
        var (psiR, psiB, psiAB) = (SpecialFunctions.DiGamma(r), SpecialFunctions.DiGamma(b), SpecialFunctions.DiGamma(a + b));

        // What depends on x alone is worked out once for each x.
        foreach (var (x, weight) in counts)
        {
            sum += weight * (SpecialFunctions.GammaLn(r + x) - gammaR + SpecialFunctions.GammaLn(b + x) - gammaB - SpecialFunctions.GammaLn(a + b + x) + gammaAB);
            var whole = psiAB - SpecialFunctions.DiGamma(a + b + x);
            byR += weight * (SpecialFunctions.DiGamma(r + x) - psiR);
            byA += weight * whole;
            byB += weight * (whole + SpecialFunctions.DiGamma(b + x) - psiB);
        }

        foreach (var row in rows)
        {
            var (x, weight) = (row.Repeats, row.Weight);
            var (watched, last) = (Math.Log(alpha + row.Watched), Math.Log(alpha + row.Last));

            // Alive to the end, or stopped at the last purchase: logarithms are added where they are large.
            var odds = x == 0 ? 0 : a / (b + x - 1) * Math.Exp((r + x) * (watched - last));
            var stopped = double.IsPositiveInfinity(odds) ? 1 : odds / (1 + odds);
            sum += weight * (double.IsPositiveInfinity(odds) ? Math.Log(a / (b + x - 1)) - (r + x) * last : Math.Log(1 + odds) - (r + x) * watched);
            byR -= weight * ((1 - stopped) * watched + stopped * last);
            byAlpha -= weight * (r + x) * ((1 - stopped) / (alpha + row.Watched) + stopped / (alpha + row.Last));
            byA += weight * stopped / a;
            byB -= x == 0 ? 0 : weight * stopped / (b + x - 1);
        }

        (gradient[0], gradient[1], gradient[2], gradient[3]) = (byR * r, byAlpha * alpha, byA * a, byB * b);
        return sum;
    }
}
