namespace Retention.Analytics.Lifetimes;

/// <summary>One step of a survival curve.</summary>
/// <param name="Time">When customers left or were last seen.</param>
/// <param name="AtRisk">Customers with entry &lt; time &lt;= exit.</param>
/// <param name="Entered">Customers who came under watch since the row before.</param>
/// <param name="Events">Customers who left at this time; they go before those last seen at it.</param>
/// <param name="Censored">Customers last seen at this time.</param>
/// <param name="Survival">Share that stays beyond this time, 0 to 1.</param>
/// <param name="StdError">Greenwood's standard error of the survival; null where the survival is 0.</param>
/// <param name="Lower">Lower limit of the 95 % interval; null where it is not defined.</param>
/// <param name="Upper">Upper limit; null where it is not defined.</param>
public sealed record SurvivalRow(
    double Time, double AtRisk, double Entered, double Events, double Censored, double Survival, double? StdError, double? Lower, double? Upper);

/// <summary>The median life with its 95 % interval, each null where its curve does not come down to one half.</summary>
public sealed record MedianLife(double? Time, double? Lower, double? Upper);

/// <summary>The Kaplan-Meier estimate of how long customers stay.</summary>
/// <remarks>
/// Kaplan and Meier (1958), variance by Greenwood (1926), conventions of R's survival package: decision 0031.
/// With late entry the curve may fall to 0 early, while few are at risk; it stays there, as in R.
/// </remarks>
/// <param name="Rows">One row for each different time, rising.</param>
/// <param name="Customers">Customers in all.</param>
/// <param name="Left">Customers who left.</param>
/// <param name="Median">The median life.</param>
public sealed record SurvivalCurve(IReadOnlyList<SurvivalRow> Rows, double Customers, double Left, MedianLife Median)
{
    /// <summary>Estimates the curve; without customers it has no rows.</summary>
    public static SurvivalCurve Estimate(LifeTable lives, ConfidenceType type = ConfidenceType.LogLog)
    {
        var rows = new SurvivalRow[lives.Times.Count];
        var (survival, variance) = (1.0, 0.0);
        for (var i = 0; i < rows.Length; i++)
        {
            var (risk, events) = (lives.AtRisk[i], lives.Events[i]);
            if (events > 0)
            {
                survival = events >= risk ? 0 : survival * ((risk - events) / risk);
                variance += survival > 0 ? events / (risk * (risk - events)) : 0;
            }

            var error = Math.Sqrt(variance);
            var (lower, upper) = SurvivalInterval.Around(survival, error, type);
            rows[i] = new(lives.Times[i], risk, lives.Entered[i], events, lives.Censored[i], survival, survival > 0 ? survival * error : null, lower, upper);
        }

        return new(rows, lives.Customers, lives.Left, new(Half(rows, row => row.Survival), Half(rows, row => row.Lower), Half(rows, row => row.Upper)));
    }

    /// <summary>The share that stays beyond a time: 1 before the first row.</summary>
    public double At(double time)
    {
        var (low, high) = (0, Rows.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Rows[middle].Time <= time ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? 1 : Rows[low - 1].Survival;
    }

    /// <summary>Where a curve crosses one half; the middle of the stretch where it lies on one half exactly (R's <c>quantile.survfit</c>).</summary>
    private static double? Half(SurvivalRow[] rows, Func<SurvivalRow, double?> height)
    {
        const double Fuzz = 1.5e-8;
        var at = Array.FindIndex(rows, row => height(row) <= 0.5 + Fuzz);
        if (at < 0) return null;
        if (height(rows[at]) < 0.5 - Fuzz) return rows[at].Time;
        var below = Array.FindIndex(rows, at, row => height(row) < 0.5 - Fuzz);
        return (rows[at].Time + rows[below < 0 ? ^1 : below].Time) / 2;
    }
}
