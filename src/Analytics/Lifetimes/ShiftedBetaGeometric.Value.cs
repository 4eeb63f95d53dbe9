namespace Retention.Analytics.Lifetimes;

/// <content>What a life is worth in periods: Fader and Hardie (2010), "Customer-base valuation in a contractual setting".</content>
public sealed partial class ShiftedBetaGeometric
{
    /// <summary>The least discount rate above 0, for each period: below it a sum would take seconds.</summary>
    public const double LeastRate = 1e-6;

    private const double Precision = 1e-10;

    /// <summary>The rate of a period from a yearly one: (1 + yearly)^(1 / periods in a year) - 1.</summary>
    public static double RateOfPeriod(double yearly, double periodsInYear) => Math.Pow(1 + yearly, 1 / periodsInYear) - 1;

    /// <summary>DEL: the discounted expected lifetime of a new customer, in periods; the first period counts whole.</summary>
    /// <param name="rate">Discount rate of a period: 0, or <see cref="LeastRate"/> and more.</param>
    /// <returns>Null where it grows without end: at rate 0 with alpha at most 1.</returns>
    public double? DiscountedLifetime(double rate) => 1 + DiscountedResidualLifetime(1, rate) / (1 + rate);

    /// <summary>DERL: the discounted expected residual lifetime of a customer in the n-th period, just before it is renewed or not.</summary>
    /// <param name="period">n, from 1.</param>
    /// <param name="rate">Discount rate of a period: 0, or <see cref="LeastRate"/> and more.</param>
    /// <returns>Null where it grows without end: at rate 0 with alpha at most 1.</returns>
    /// <remarks>
    /// The sum over t >= n of S(t) / S(n - 1) v^(t - n), v = 1 / (1 + rate). After a term x the rest lies between x v r / (1 - v r) and
    /// x v / (1 - v), r being the next retention rate, because rates only rise and stay below 1; the sum ends when the two agree.
    /// </remarks>
    public double? DiscountedResidualLifetime(int period, double rate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        if (!(rate == 0 || rate >= LeastRate) || !double.IsFinite(rate)) throw new ArgumentOutOfRangeException(nameof(rate), rate, "0, or 1e-6 and more.");
        if (IsGeometric) return (1 - churn) / (1 - (1 - churn) / (1 + rate));
        if (rate == 0) return Alpha > 1 ? (Beta + period - 1) / (Alpha - 1) : null;

        var v = 1 / (1 + rate);
        var (term, sum) = (Rate(churn, spread, period), 0.0);
        for (var t = period + 1; ; t++)
        {
            sum += term;
            var next = v * Rate(churn, spread, t);
            var (least, most) = (term * next / (1 - next), term * v / (1 - v));
            if (most - least <= Precision * sum) return sum + (least + most) / 2;
            term *= next;
        }
    }

    /// <summary>DERL of every period from the first to a last one, in the time of one: DERL(n) = r(n) (1 + v DERL(n + 1)).</summary>
    /// <param name="lastPeriod">The last period, from 1.</param>
    /// <param name="rate">Discount rate of a period: 0, or <see cref="LeastRate"/> and more.</param>
    /// <returns>Index 0 is the first period; null where a value grows without end.</returns>
    public IReadOnlyList<double?> DiscountedResidualLifetimes(int lastPeriod, double rate)
    {
        var lives = new double?[lastPeriod];
        lives[^1] = DiscountedResidualLifetime(lastPeriod, rate);
        for (var period = lastPeriod - 1; period >= 1; period--)
        {
            lives[period - 1] = RetentionRate(period) * (1 + lives[period] / (1 + rate));
        }

        return lives;
    }
}
