namespace Retention.Analytics.Health.Protocol;

/// <summary>Rows of early days to learn from and of late days to judge on, with a gap between them.</summary>
/// <param name="Train">Rows of days until <paramref name="Until"/>.</param>
/// <param name="Test">Rows of days from <paramref name="From"/>.</param>
/// <param name="Until">The last day learned from.</param>
/// <param name="From">The first day judged on.</param>
public sealed record TimeSplit(IReadOnlyList<int> Train, IReadOnlyList<int> Test, DateOnly Until, DateOnly From)
{
    /// <summary>The latest days that hold at least a share of the rows, against all that end a gap before them.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="share">Least share of rows to judge on.</param>
    /// <param name="gap">Days from the last day learned from to the first judged on, at least; 0 for the day after.</param>
    /// <exception cref="ChurnModelException">No day is left to learn from.</exception>
    public static TimeSplit Latest(FeatureTable table, double share, int gap)
    {
        var (from, held) = (DateOnly.MaxValue, 0);
        foreach (var day in table.Days.CountBy(day => day).OrderByDescending(day => day.Key))
        {
            (from, held) = (day.Key, held + day.Value);
            if (held >= share * table.Rows) break;
        }

        var until = from.DayNumber < Math.Max(1, gap) ? DateOnly.MinValue : from.AddDays(-Math.Max(1, gap));
        List<int> train = [], test = [];
        for (var row = 0; row < table.Rows; row++)
        {
            if (table.Days[row] >= from) test.Add(row);
            else if (table.Days[row] <= until) train.Add(row);
        }

        return train.Count > 0 ? new(train, test, train.Max(row => table.Days[row]), from) : throw new ChurnModelException("The days leave none to learn from before the latest fifth of the rows.");
    }
}
