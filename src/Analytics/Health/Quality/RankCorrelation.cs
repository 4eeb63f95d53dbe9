namespace Retention.Analytics.Health.Quality;

/// <summary>Spearman's rank correlation: whether two runs order the same customers alike.</summary>
public static class RankCorrelation
{
    /// <summary>From -1 to 1; values alike share the mean of their ranks. NaN where one side does not vary.</summary>
    public static double Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var (a, b) = (Ranks(first), Ranks(second));
        var middle = (a.Length + 1) / 2.0;
        double both = 0, left = 0, right = 0;
        for (var i = 0; i < a.Length; i++)
        {
            both += (a[i] - middle) * (b[i] - middle);
            left += (a[i] - middle) * (a[i] - middle);
            right += (b[i] - middle) * (b[i] - middle);
        }

        return left > 0 && right > 0 ? both / Math.Sqrt(left * right) : double.NaN;
    }

    private static double[] Ranks(IReadOnlyList<double> values)
    {
        double[] keys = [.. values];
        int[] order = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, order);
        var ranks = new double[keys.Length];
        for (var start = 0; start < keys.Length;)
        {
            var end = start;
            while (end < keys.Length && keys[end] == keys[start]) end++;
            for (var i = start; i < end; i++) ranks[order[i]] = (start + 1 + end) / 2.0;
            start = end;
        }

        return ranks;
    }
}
