namespace Retention.Analytics.Lifetimes;

/// <summary>One age of a projection.</summary>
/// <param name="Age">Whole periods since the start.</param>
/// <param name="Survival">Share of a cohort still there, 0 to 1.</param>
/// <param name="Lower">Lower limit of the 95 % interval of the curve; null where the fit has none.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="RetentionRate">Share of those there an age before who are still there; null at age 0.</param>
public sealed record ProjectionRow(int Age, double Survival, double? Lower, double? Upper, double? RetentionRate);

/// <summary>The shifted-beta-geometric model of contracts: each customer leaves with a chance of his own at every renewal, and the chances are spread as a beta distribution.</summary>
/// <remarks>
/// Fader and Hardie (2007), "How to project customer retention"; several cohorts: Fader and Hardie (2007/2010).
/// Kept as churn = alpha / (alpha + beta), the share that leaves in the first period, and spread = 1 / (alpha + beta): at spread 0 all
/// customers are alike, alpha and beta are infinite, and it is the geometric model.
/// </remarks>
public sealed partial class ShiftedBetaGeometric
{
    private readonly double churn, spread;

    private ShiftedBetaGeometric(double churn, double spread) => (this.churn, this.spread) = (churn, spread);

    /// <summary>First parameter of the beta distribution; null where all customers are alike.</summary>
    public double? Alpha => IsGeometric ? null : churn / spread;

    /// <summary>Second parameter; null where all customers are alike.</summary>
    public double? Beta => IsGeometric ? null : (1 - churn) / spread;

    /// <summary>The share that leaves in the first period, 0 to 1; in every period where all are alike.</summary>
    public double Churn => churn;

    /// <summary>Whether customers do not differ: alpha and beta ran to infinity, and the model is the geometric one.</summary>
    public bool IsGeometric => spread == 0;

    /// <summary>The log-likelihood of the fit; null for a model from given parameters.</summary>
    public double? LogLikelihood { get; private init; }

    /// <summary>The model of given parameters, without intervals.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not above 0 or not finite.</exception>
    public static ShiftedBetaGeometric Of(double alpha, double beta)
    {
        if (!(alpha > 0) || !double.IsFinite(alpha)) throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "Above 0 and finite.");
        if (!(beta > 0) || !double.IsFinite(beta)) throw new ArgumentOutOfRangeException(nameof(beta), beta, "Above 0 and finite.");
        return new(alpha / (alpha + beta), 1 / (alpha + beta));
    }

    /// <summary>r(t): the share of those who stayed t - 1 periods who stay another; 0 to 1, rising with t.</summary>
    /// <param name="period">t, from 1.</param>
    public double RetentionRate(int period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        return Rate(churn, spread, period);
    }

    /// <summary>S(t): the share still there after t periods; 1 at 0.</summary>
    /// <param name="age">t, from 0.</param>
    public double Survival(int age)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(age);
        return Math.Exp(LogSurvival(churn, spread, age));
    }

    /// <summary>The curve from age 0 to an age, with the uncertainty of the fit; the chance of single customers is not in it.</summary>
    /// <param name="lastAge">The last age.</param>
    public IReadOnlyList<ProjectionRow> Project(int lastAge)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lastAge);
        var rows = new List<ProjectionRow>(lastAge + 1);
        var log = 0.0;
        for (var age = 0; age <= lastAge; age++)
        {
            log += age == 0 ? 0 : Math.Log(Rate(churn, spread, age));
            var (lower, upper) = Interval(age, Math.Exp(log));
            rows.Add(new(age, Math.Exp(log), lower, upper, age == 0 ? null : Rate(churn, spread, age)));
        }

        return rows;
    }

    private static double Rate(double churn, double spread, int period) => (1 - churn + (period - 1) * spread) / (1 + (period - 1) * spread);

    /// <summary>A sum of logarithms: it neither underflows nor loses digits where alpha and beta are large.</summary>
    private static double LogSurvival(double churn, double spread, int age)
    {
        var log = 0.0;
        for (var period = 1; period <= age; period++)
        {
            log += Math.Log(Rate(churn, spread, period));
        }

        return log;
    }
}
