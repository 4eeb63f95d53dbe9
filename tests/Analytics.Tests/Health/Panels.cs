using Retention.Analytics.Health;
using Retention.Analytics.Health.Quality;

namespace Retention.Analytics.Tests.Health;

/// <summary>Made-up customers by month, with a hazard that is known.</summary>
internal static class Panels
{
    public static FeatureSchema Schema { get; } = new(
    [
        new("days_overdue", FeatureGroup.Billing, new Shape.Log(), 1),
        new("nps", FeatureGroup.Surveys, new Shape.Plain(), -1),
        new("interval", FeatureGroup.Billing, new Shape.Classes("month", "quarter", "year")),
        new("tenure", FeatureGroup.Billing, new Shape.Steps(3, 6, 12, 24)),
        new("active_share", FeatureGroup.Usage, new Shape.Clamped(0, 1), -1),
        new("noise", FeatureGroup.Other, new Shape.Plain()),
    ],
    [new("interval", "tenure")]);

    /// <summary>Customers watched at the end of each month until they leave; the label is whether they do so within three months.</summary>
    /// <param name="customers">How many.</param>
    /// <param name="months">Ends of months with a complete horizon.</param>
    /// <param name="seed">Where chance begins.</param>
    /// <param name="rate">Base log odds of leaving within three months.</param>
    /// <param name="isTelling">Whether anything that is known has to do with leaving.</param>
    public static FeatureTable Make(int customers, int months = 18, int seed = 1, double rate = -2.2, bool isTelling = true)
    {
        List<string> ids = [];
        List<DateOnly> days = [];
        List<float> values = [], labels = [];
        var chance = new SplitMix(seed, 7);
        for (var customer = 0; customer < customers; customer++)
        {
            var (interval, tenure, active, nps) = (chance.Below(3), chance.Below(20), Uniform(), (double)chance.Below(11));
            List<(DateOnly Day, float[] Row)> seen = [];
            int? left = null;
            for (var month = 0; month < months + 3 && left is null; month++)
            {
                double overdue = Uniform() < 0.2 ? chance.Below(60) : 0;
                active = Math.Clamp(active + (Uniform() - 0.5) * 0.3, 0, 1);
                var day = new DateOnly(2024, 1, 31).AddMonths(month);
                day = new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
                seen.Add((day, [(float)overdue, customer % 3 == 0 ? float.NaN : (float)nps, interval, tenure + month, (float)active, (float)Uniform()]));
                var odds = rate - Math.Log(3) + (isTelling ? 0.5 * Math.Log(1 + overdue) - 0.15 * (nps - 6) - 2 * (active - 0.5) - 0.6 * interval + (tenure + month < 6 ? 0.6 : 0) : 0);
                if (Uniform() < LogOdds.Probability(odds)) left = month;
            }

            for (var month = 0; month < Math.Min(months, seen.Count); month++)
            {
                ids.Add($"c{customer}");
                days.Add(seen[month].Day);
                values.AddRange(seen[month].Row);
                labels.Add(left is { } at && at < month + 3 ? 1 : 0);
            }
        }

        return new(Schema, ids, days, [.. values], [.. labels]);

        double Uniform() => chance.Below(1_000_000) / 1e6;
    }
}
