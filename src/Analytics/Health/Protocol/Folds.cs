using Retention.Analytics.Health.Engines;
using Retention.Analytics.Health.Quality;

namespace Retention.Analytics.Health.Protocol;

/// <summary>Parts of a table by customer: rows of one never stand on both sides, and each part has its share of those who left.</summary>
public static class Folds
{
    /// <summary>The fold of each row, from 0.</summary>
    /// <param name="table">Rows with labels.</param>
    /// <param name="folds">How many there are to be.</param>
    /// <param name="seed">Where chance begins.</param>
    /// <param name="repeat">Another repeat is another deal.</param>
    public static int[] Of(FeatureTable table, int folds, int seed, int repeat)
    {
        var left = new Dictionary<string, bool>(StringComparer.Ordinal);
        List<string> customers = [];
        for (var row = 0; row < table.Rows; row++)
        {
            var id = table.Ids[row];
            if (left.TryAdd(id, table.Labels[row] == 1)) customers.Add(id);
            else left[id] |= table.Labels[row] == 1;
        }

        var (chance, dealt, fold) = (new SplitMix(seed, repeat), 0, new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var customer in chance.Shuffled(customers.Count).Select(i => customers[i]).OrderBy(customer => left[customer]))
        {
            fold[customer] = dealt++ % folds;
        }

        return [.. table.Ids.Select(id => fold[id])];
    }

    /// <summary>Whether a customer is among those held out, one of <paramref name="parts"/>; the same for all tables and in any order.</summary>
    public static bool IsHeldOut(string customer, int seed, int parts) => SplitMix.Of(customer, seed) % (ulong)parts == 0;
}
