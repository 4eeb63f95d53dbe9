using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Retention.Analytics.Lifetimes;

/// <summary>A group in a log-rank test.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Customers">Customers in it.</param>
/// <param name="Observed">Customers who left.</param>
/// <param name="Expected">Customers who would have left, had all groups left alike.</param>
public sealed record LogRankGroup(string Name, double Customers, double Observed, double Expected);

/// <summary>Whether groups of customers stay equally long: the log-rank test (Mantel 1966), as R's <c>survdiff(rho = 0)</c>; it takes late entry too.</summary>
/// <param name="ChiSquare">The statistic.</param>
/// <param name="DegreesOfFreedom">Groups that can be told apart, less one.</param>
/// <param name="PValue">How often groups that leave alike differ as much by chance, 0 to 1.</param>
/// <param name="Groups">Observed and expected by group, as they were given.</param>
public sealed record LogRankTest(double ChiSquare, int DegreesOfFreedom, double PValue, IReadOnlyList<LogRankGroup> Groups)
{
    /// <summary>Compares groups; not defined where there is nothing to compare.</summary>
    public static Fitted<LogRankTest> Compare(IReadOnlyList<(string Name, LifeTable Lives)> groups)
    {
        if (groups.Count < 2) return NotDefined.OneGroupOnly;
        var k = groups.Count;
        var (expected, variance, risk, next) = (new double[k], Matrix<double>.Build.Dense(k, k), new double[k], new int[k]);
        foreach (var time in groups.SelectMany(g => g.Lives.Times.Where((_, i) => g.Lives.Events[i] > 0)).Distinct().Order().ToList())
        {
            Add(groups, time, next, risk, expected, variance);
        }

        var gap = Vector<double>.Build.Dense(k, i => groups[i].Lives.Left - expected[i]);
        var (square, rank) = Solve(variance, gap);
        if (rank == 0) return NotDefined.NothingToCompare;
        return new LogRankTest(square, rank, SpecialFunctions.GammaUpperRegularized(rank / 2.0, square / 2), [.. groups.Select((g, i) => new LogRankGroup(g.Name, g.Lives.Customers, g.Lives.Left, expected[i]))]);
    }

    /// <summary>One time of an event: who was at risk in each group, and how the events would fall on them by lot.</summary>
    private static void Add(IReadOnlyList<(string Name, LifeTable Lives)> groups, double time, int[] next, double[] risk, double[] expected, Matrix<double> variance)
    {
        var (all, events) = (0.0, 0.0);
        for (var g = 0; g < groups.Count; g++)
        {
            var lives = groups[g].Lives;
            while (next[g] < lives.Times.Count && lives.Times[next[g]] < time) next[g]++;
            risk[g] = lives.AtRiskAt(time, next[g]);
            all += risk[g];
            if (next[g] < lives.Times.Count && lives.Times[next[g]] == time) events += lives.Events[next[g]];
        }

        // One left at risk cannot be compared with anybody: the variance of a lot among one is 0.
        var spread = all > 1 ? events * (all - events) / (all - 1) : 0;
        for (var g = 0; g < groups.Count; g++)
        {
            expected[g] += events * risk[g] / all;
            for (var h = 0; h < groups.Count; h++)
            {
                variance[g, h] += spread * (risk[g] / all) * ((g == h ? 1 : 0) - risk[h] / all);
            }
        }
    }

    /// <summary>The quadratic form over the directions that have a variance: groups never at risk together leave some without.</summary>
    private static (double Square, int Rank) Solve(Matrix<double> variance, Vector<double> gap)
    {
        var parts = variance.Evd(Symmetricity.Symmetric);
        var values = parts.EigenValues.Select(value => value.Real).ToArray();
        var least = 1e-9 * Math.Max(values.Max(), 0);
        var (square, rank) = (0.0, 0);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] <= least || values[i] < 1e-12) continue;
            var along = parts.EigenVectors.Column(i) * gap;
            square += along * along / values[i];
            rank++;
        }

        return (square, rank);
    }
}
