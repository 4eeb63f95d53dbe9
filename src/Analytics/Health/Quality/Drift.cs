namespace Retention.Analytics.Health.Quality;

/// <summary>How a feature was spread when a model was trained; what is scored later is held against it.</summary>
/// <param name="Name">The feature.</param>
/// <param name="Missing">Share of rows without it.</param>
/// <param name="Cuts">Borders of the bins, ascending; a value on a border is below it.</param>
/// <param name="Shares">Share of rows in each bin, then of those without a value.</param>
public sealed record FeatureProfile(string Name, double Missing, IReadOnlyList<double> Cuts, IReadOnlyList<double> Shares);

/// <summary>Whether customers of today look like those that a model was trained on: the population stability index of each feature.</summary>
public static class Drift
{
    /// <summary>From here on a feature is said to have moved.</summary>
    public const double Note = 0.1;

    /// <summary>From here on it raises an alarm.</summary>
    public const double Alarm = 0.25;

    private const int Bins = 10, Sample = 100_000;
    private const double Least = 1e-4;

    /// <summary>Profiles of all features.</summary>
    public static IReadOnlyList<FeatureProfile> Profile(FeatureTable table) => [.. Enumerable.Range(0, table.Width).AsParallel().AsOrdered().Select(column =>
    {
        List<float> known = [.. Enumerable.Range(0, table.Rows).Where(row => row % (1 + table.Rows / Sample) == 0).Select(row => table.Row(row)[column]).Where(value => !float.IsNaN(value))];
        known.Sort();
        double[] cuts = known.Count == 0 ? [] : [.. Enumerable.Range(1, Bins - 1).Select(i => (double)known[i * (known.Count - 1) / Bins]).Distinct().Where(cut => cut < known[^1])];
        var shares = Shares(table, column, cuts);
        return new FeatureProfile(table.Schema.Features[column].Name, shares[^1], cuts, shares);
    })];

    /// <summary>The index of each feature, by name: sum of (share now - share then) x log(share now / share then).</summary>
    /// <exception cref="ChurnModelException">The table has other columns.</exception>
    public static IReadOnlyDictionary<string, double> Measure(IReadOnlyList<FeatureProfile> trained, FeatureTable now)
    {
        if (!trained.Select(profile => profile.Name).SequenceEqual(now.Schema.Features.Select(feature => feature.Name))) throw new ChurnModelException("Drift is measured on the columns of the model: the table has others.");
        return trained.Select((profile, column) => (profile, column)).AsParallel().AsOrdered().Select(one => (one.profile.Name, Index: Index(one.profile.Shares, Shares(now, one.column, one.profile.Cuts)))).ToDictionary(one => one.Name, one => one.Index);
    }

    private static double Index(IReadOnlyList<double> then, IReadOnlyList<double> now) => then.Zip(now, (a, b) =>
    {
        var (before, after) = (Math.Max(a, Least), Math.Max(b, Least));
        return (after - before) * Math.Log(after / before);
    }).Sum();

    private static double[] Shares(FeatureTable table, int column, IReadOnlyList<double> cuts)
    {
        double[] borders = [.. cuts];
        var counts = new double[borders.Length + 2];
        for (var row = 0; row < table.Rows; row++)
        {
            var value = table.Row(row)[column];
            var at = float.IsNaN(value) ? counts.Length - 1 : Array.BinarySearch(borders, value) is var found && found < 0 ? ~found : found;
            counts[at]++;
        }

        return [.. counts.Select(count => count / Math.Max(1, table.Rows))];
    }
}
