namespace Retention.Analytics.Lifetimes;

/// <summary>Lives counted by the time they ended: all that a survival curve and a log-rank test need, whatever the number of customers.</summary>
/// <remarks>Memory grows with the number of different times, not of customers. Index i of every list is the i-th different time of an exit.</remarks>
public sealed class LifeTable
{
    private readonly double[] events, censored, entered, atRisk, starts, startedBy, goneBy;

    private LifeTable(double[] times, double[] starts)
    {
        (Times, this.starts) = (times, starts);
        (events, censored, entered, atRisk) = (new double[times.Length], new double[times.Length], new double[times.Length], new double[times.Length]);
        (startedBy, goneBy) = (new double[starts.Length + 1], new double[times.Length + 1]);
    }

    /// <summary>The different times at which a customer left or was last seen, rising.</summary>
    public IReadOnlyList<double> Times { get; }

    /// <summary>Customers who left at each time.</summary>
    public IReadOnlyList<double> Events => events;

    /// <summary>Customers last seen at each time; they were at risk for its events.</summary>
    public IReadOnlyList<double> Censored => censored;

    /// <summary>Customers who came under watch since the time before, before this one.</summary>
    public IReadOnlyList<double> Entered => entered;

    /// <summary>Customers with entry &lt; time &lt;= exit.</summary>
    public IReadOnlyList<double> AtRisk => atRisk;

    /// <summary>Customers in all.</summary>
    public double Customers { get; private init; }

    /// <summary>Customers who left.</summary>
    public double Left => Events.Sum();

    /// <summary>Counts rows in any order, one customer or many each; rows of weight 0 are left out.</summary>
    /// <exception cref="ArgumentException">A time is negative or not a number, an entry does not lie before its time, or a weight is negative or not finite.</exception>
    public static LifeTable Count(IEnumerable<Lifetime> lives)
    {
        var exits = new Dictionary<double, (double Ended, double Censored)>();
        var entries = new Dictionary<double, double>();
        var customers = 0.0;
        foreach (var life in lives)
        {
            Check(life);
            if (life.Weight == 0) continue;
            var (ended, censored) = exits.GetValueOrDefault(life.Time);
            exits[life.Time] = life.Ended ? (ended + life.Weight, censored) : (ended, censored + life.Weight);
            entries[life.Entry] = entries.GetValueOrDefault(life.Entry) + life.Weight;
            customers += life.Weight;
        }

        return Fill(exits, entries, customers);
    }

    /// <summary>Customers at risk at any time, also between two exits.</summary>
    /// <param name="time">The time.</param>
    /// <param name="row">Index of the first exit at or after it.</param>
    internal double AtRiskAt(double time, int row)
    {
        if (row < Times.Count && Times[row] == time) return AtRisk[row];
        var at = Array.BinarySearch(starts, time);
        return Math.Max(startedBy[at < 0 ? ~at : at] - goneBy[row], 0);
    }

    private static LifeTable Fill(Dictionary<double, (double Ended, double Censored)> exits, Dictionary<double, double> entries, double customers)
    {
        var times = exits.Keys.ToArray();
        var starts = entries.Keys.ToArray();
        Array.Sort(times);
        Array.Sort(starts);
        var table = new LifeTable(times, starts) { Customers = customers };
        for (var i = 0; i < starts.Length; i++)
        {
            table.startedBy[i + 1] = table.startedBy[i] + entries[starts[i]];
        }

        var (watched, next) = (0.0, 0);
        for (var i = 0; i < times.Length; i++)
        {
            // Who enters at t is at risk only after t: the interval is open on the left.
            for (; next < starts.Length && starts[next] < times[i]; next++)
            {
                table.entered[i] += entries[starts[next]];
            }

            var (ended, unseen) = exits[times[i]];
            watched += table.entered[i];

            // Sums of fractions drift in their last digits; a risk set is never smaller than those who leave it.
            table.atRisk[i] = Math.Abs(watched - ended - unseen) <= 1e-12 * customers ? ended + unseen : watched;
            (table.events[i], table.censored[i]) = (ended, unseen);
            watched = table.atRisk[i] - ended - unseen;
            table.goneBy[i + 1] = table.goneBy[i] + ended + unseen;
        }

        return table;
    }

    private static void Check(Lifetime life)
    {
        if (!(life.Time >= 0) || !double.IsFinite(life.Time)) throw new ArgumentException($"A time is 0 or more, and not {life.Time}.");
        if (!(life.Entry < life.Time)) throw new ArgumentException($"An entry lies before its time {life.Time}, and not at {life.Entry}.");
        if (!(life.Weight >= 0) || !double.IsFinite(life.Weight)) throw new ArgumentException($"A weight is 0 or more, and not {life.Weight}.");
    }
}
