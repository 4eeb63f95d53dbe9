namespace Retention.Analytics.Lifetimes;

/// <summary>Renewals by age: of the customers who came to the end of their i-th period, how many left and how many stayed.</summary>
/// <remarks>
/// The sums over cohorts are all that a fit needs: each cohort adds the periods it has been seen for, whatever its age.
/// Index 0 is the first period.
/// </remarks>
/// <param name="Lost">Customers who left at the end of each period.</param>
/// <param name="Kept">Customers who stayed.</param>
public sealed record Renewals(IReadOnlyList<double> Lost, IReadOnlyList<double> Kept)
{
    /// <summary>Customers at the start, over all cohorts that have seen a renewal.</summary>
    public double Customers => Lost.Count == 0 ? 0 : Lost[0] + Kept[0];

    /// <summary>Sums cohorts. Each gives the customers there at age 0, 1, 2 and so on, as far as it has been seen.</summary>
    /// <exception cref="ArgumentException">A number of survivors is negative, not finite, or larger than the one before.</exception>
    public static Renewals Of(params IEnumerable<IReadOnlyList<double>> cohorts)
    {
        var (lost, kept) = (new List<double>(), new List<double>());
        foreach (var survivors in cohorts)
        {
            for (var age = 0; age < survivors.Count; age++)
            {
                if (!(survivors[age] >= 0) || !double.IsFinite(survivors[age])) throw new ArgumentException($"Survivors are 0 or more, and not {survivors[age]} at age {age}.");
                if (age == 0) continue;
                if (survivors[age] > survivors[age - 1]) throw new ArgumentException($"Survivors never rise, and {survivors[age]} at age {age} follow {survivors[age - 1]}.");
                if (lost.Count < age)
                {
                    lost.Add(0);
                    kept.Add(0);
                }

                lost[age - 1] += survivors[age - 1] - survivors[age];
                kept[age - 1] += survivors[age];
            }
        }

        return new(lost, kept);
    }

    /// <summary>The share seen to survive to each age, from age 0: the product of the shares kept. It ends where nobody was left to renew.</summary>
    public IReadOnlyList<double> Observed()
    {
        var observed = new List<double> { 1 };
        for (var i = 0; i < Lost.Count && Lost[i] + Kept[i] > 0; i++)
        {
            observed.Add(observed[^1] * Kept[i] / (Lost[i] + Kept[i]));
        }

        return observed;
    }
}
