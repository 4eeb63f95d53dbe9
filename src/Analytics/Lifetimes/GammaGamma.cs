using MathNet.Numerics;

namespace Retention.Analytics.Lifetimes;

/// <summary>What a customer spent on repeat purchases, or several customers alike.</summary>
/// <param name="Repeats">x: repeat purchases, from 1 up.</param>
/// <param name="Mean">Their mean value, above 0.</param>
/// <param name="Weight">How many customers this row stands for.</param>
public readonly record struct Spending(int Repeats, double Mean, double Weight = 1);

/// <summary>The gamma-gamma model of what orders are worth: each customer's orders spread around a mean of his own.</summary>
/// <remarks>Fader and Hardie (2013), "The gamma-gamma model of monetary value". It takes spending not to depend on how often customers buy.</remarks>
/// <param name="P">Shape of the orders of one customer.</param>
/// <param name="Q">Shape of the spread between customers.</param>
/// <param name="V">Its scale, in money.</param>
public sealed record GammaGamma(double P, double Q, double V)
{
    /// <summary>The log-likelihood of the fit; null for a model from given parameters.</summary>
    public double? LogLikelihood { get; private init; }

    /// <summary>The mean order over all customers; null where it has none (q at most 1).</summary>
    public double? MeanOrder => Q > 1 ? P * V / (Q - 1) : null;

    /// <summary>The mean order to expect of a customer: his own mean drawn towards that of all, the less the more he bought.</summary>
    /// <param name="repeats">x: his repeat purchases; 0 gives the mean of all.</param>
    /// <param name="mean">Their mean value; not looked at without any.</param>
    /// <returns>Null where it has no value: q + p x at most 1.</returns>
    public double? ExpectedOrder(int repeats, double mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(repeats);
        if (repeats == 0) return MeanOrder;
        return P * repeats + Q > 1 ? P * (V + repeats * mean) / (P * repeats + Q - 1) : null;
    }

    /// <summary>Fits the customers who bought again.</summary>
    /// <returns>The model, or why there is none.</returns>
    /// <exception cref="ArgumentException">A row without repeats, with a mean that is not above 0, or with a negative weight.</exception>
    public static Fitted<GammaGamma> Fit(IEnumerable<Spending> customers)
    {
        var weights = new Dictionary<(int, double), double>();
        foreach (var row in customers)
        {
            if (row.Repeats < 1 || !(row.Mean > 0) || !double.IsFinite(row.Mean) || !(row.Weight >= 0)) throw new ArgumentException($"{row}: repeats from 1, a mean above 0 and a weight from 0.");
            if (row.Weight > 0) weights[(row.Repeats, row.Mean)] = weights.GetValueOrDefault((row.Repeats, row.Mean)) + row.Weight;
        }

        var all = weights.Values.Sum();
        if (all == 0) return NotDefined.NobodyBoughtAgain;
        if (all < 2) return NotDefined.OneBuyerOnly;

        // In units of the mean value the parameters do not depend on the currency.
        var unit = weights.Sum(pair => pair.Key.Item2 * pair.Value) / all;
        var rows = weights.Select(pair => new Spending(pair.Key.Item1, pair.Key.Item2 / unit, pair.Value)).ToArray();
        double Likelihood(double[] at, double[] gradient) => Score(rows, at, gradient);
        var found = Maximum.Find(Likelihood, all, Math.Log(2), Math.Log(3), 0);
        if (found.RanAway(0) || found.RanAway(1) || found.RanAway(2)) return NotDefined.SpendersAlike;
        return new GammaGamma(Math.Exp(found.At[0]), Math.Exp(found.At[1]), Math.Exp(found.At[2]) * unit) { LogLikelihood = found.Value - all * Math.Log(unit) };
    }

    /// <summary>The log-likelihood at the logarithms of p, q and v, with its derivatives.</summary>
    private static double Score(Spending[] rows, double[] at, double[] gradient)
    {
        var (p, q, v) = (Math.Exp(at[0]), Math.Exp(at[1]), Math.Exp(at[2]));
        var (gammaQ, psiQ) = (SpecialFunctions.GammaLn(q), SpecialFunctions.DiGamma(q));
        var (sum, byP, byQ, byV) = (0.0, 0.0, 0.0, 0.0);
        foreach (var row in rows)
        {
            var (px, total) = (p * row.Repeats, row.Repeats * row.Mean);
            var (log, psi) = (Math.Log(v + total), SpecialFunctions.DiGamma(px + q));
            sum += row.Weight * (SpecialFunctions.GammaLn(px + q) - SpecialFunctions.GammaLn(px) - gammaQ + q * at[2] + px * Math.Log(total) - Math.Log(row.Mean) - (px + q) * log);
            byP += row.Weight * row.Repeats * (psi - SpecialFunctions.DiGamma(px) + Math.Log(total) - log);
            byQ += row.Weight * (psi - psiQ + at[2] - log);
            byV += row.Weight * (q / v - (px + q) / (v + total));
        }

        (gradient[0], gradient[1], gradient[2]) = (byP * p, byQ * q, byV * v);
        return sum;
    }
}
