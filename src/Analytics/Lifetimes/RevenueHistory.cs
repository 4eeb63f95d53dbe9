namespace Retention.Analytics.Lifetimes;

/// <summary>MRR by month of start and age, month after month. Month 0 is the first with MRR; all lists are of whole months.</summary>
/// <param name="Closing">MRR at the end of each month.</param>
/// <param name="Cohorts">For each month the customers who started in it: their MRR on the first day, then at the end of each month after.</param>
public sealed record RevenueHistory(IReadOnlyList<double> Closing, IReadOnlyList<IReadOnlyList<double>> Cohorts)
{
    // Ages alike: the first ages differ most, and old ones are few.
    private static readonly int[] LastAges = [1, 3, 6, 12, 24, int.MaxValue];

    /// <summary>Months of which shares kept are taken.</summary>
    public const int Window = 24;

    /// <summary>Months of which the pace of new business is the mean.</summary>
    public const int Pace = 6;

    /// <summary>Months that must have been seen before anything is foreseen.</summary>
    public const int Least = 12;

    /// <summary>MRR at the end of a month of the customers who had started by the end of another.</summary>
    public double Of(int month, int startedBy)
    {
        var sum = 0.0;
        for (var start = 0; start <= Math.Min(startedBy, month); start++) sum += At(start, month - start);
        return sum;
    }

    /// <summary>Share of MRR kept from the age before to each class of ages, over the months up to one; what comes back and what grows counts.</summary>
    internal double[] KeptUpTo(int month)
    {
        var (before, after) = (new double[LastAges.Length], new double[LastAges.Length]);
        for (var at = Math.Max(1, month - Window + 1); at <= month; at++)
        {
            for (var start = 0; start < at; start++)
            {
                var of = ClassOf(at - start);
                before[of] += At(start, at - start - 1);
                after[of] += At(start, at - start);
            }
        }

        var all = before.Sum() > 0 ? after.Sum() / before.Sum() : 1;
        return [.. before.Zip(after, (was, now) => was > 0 ? now / was : all)];
    }

    /// <summary>MRR that starts in a month, foreseen at the end of another: the mean of the last months.</summary>
    internal double PaceAt(int month)
    {
        var months = Math.Min(Pace, month + 1);
        return Enumerable.Range(month - months + 1, months).Sum(at => At(at, 0)) / months;
    }

    /// <summary>How each month up to one differed from what was to be expected: of the customers there, and of new business.</summary>
    internal IReadOnlyList<(double Kept, double Started)> SurprisesUpTo(int month, double[] kept)
    {
        List<(double Kept, double Started)> surprises = [];
        for (var at = Math.Max(1, month - Window + 1); at <= month; at++)
        {
            var (expected, actual) = (0.0, 0.0);
            for (var start = 0; start < at; start++)
            {
                expected += At(start, at - start - 1) * kept[ClassOf(at - start)];
                actual += At(start, at - start);
            }

            // Cohorts hold exchange rates, the closing does not: rates are one more way in which a month surprises.
            var rates = Closing[at - 1] > 0 && Closing[at] > 0 && Of(at, at) > 0 && Of(at - 1, at - 1) > 0 ? Closing[at] / Of(at, at) * Of(at - 1, at - 1) / Closing[at - 1] : 1;
            if (expected > 0) surprises.Add((actual / expected * rates, PaceAt(at - 1) is > 0 and var pace ? At(at, 0) / pace : 1));
        }

        return surprises;
    }

    internal double At(int start, int age) => start < Cohorts.Count && age < Cohorts[start].Count ? Cohorts[start][age] : 0;

    internal static int ClassOf(int age) => Array.FindIndex(LastAges, last => age <= last);
}
