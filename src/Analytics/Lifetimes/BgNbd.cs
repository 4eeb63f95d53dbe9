namespace Retention.Analytics.Lifetimes;

/// <summary>The BG/NBD model of customers without a contract: each buys at a rate of his own until, after some purchase, he stops without a word.</summary>
/// <remarks>Fader, Hardie and Lee (2005), "Counting your customers the easy way", Marketing Science 24(2). Times are in the unit of the data.</remarks>
/// <param name="R">Shape of the gamma distribution of buying rates.</param>
/// <param name="Alpha">Its rate, in units of time.</param>
/// <param name="A">First parameter of the beta distribution of stopping.</param>
/// <param name="B">Second parameter.</param>
public sealed partial record BgNbd(double R, double Alpha, double A, double B)
{
    /// <summary>The log-likelihood of the fit; null for a model from given parameters.</summary>
    public double? LogLikelihood { get; private init; }

    /// <summary>The chance that a customer has not stopped, 0 to 1; 1 for one who has not bought again.</summary>
    public double ProbabilityAlive(Purchases past) => 1 / (1 + Stopped(past));

    /// <summary>Purchases to expect of a customer in a time to come, given his past (equation 10 of the paper).</summary>
    /// <param name="past">What he bought.</param>
    /// <param name="time">How far ahead, from 0 up.</param>
    public double ExpectedPurchases(Purchases past, double time)
    {
        if (!(time >= 0) || !double.IsFinite(time)) throw new ArgumentOutOfRangeException(nameof(time), time, "0 or more, and finite.");

        // At a = 1 the formula is 0 / 0; it is smooth there, so its value is the mean of those beside it.
        const double Beside = 1e-5;
        var expected = Math.Abs(A - 1) < Beside ? (Expected(past, time, 1 - Beside) + Expected(past, time, 1 + Beside)) / 2 : Expected(past, time, A);
        return expected / (1 + Stopped(past));
    }

    /// <summary>Purchases to expect of a new customer in a time from his first purchase, which is not counted.</summary>
    public double ExpectedPurchases(double time) => ExpectedPurchases(new Purchases(0, 0, 0), time);

    /// <summary>The odds of having stopped.</summary>
    private double Stopped(Purchases past) => past.Repeats == 0
        ? 0
        : A / (B + past.Repeats - 1) * Math.Exp((R + past.Repeats) * Math.Log((Alpha + past.Watched) / (Alpha + past.Last)));

    /// <summary>(c (1 - (1-z)^(a-1) 2F1(a-1, c-r-x; c; z))) / (a-1), c = a+b+x-1, z = time / (alpha + T + time): Euler's transformation keeps large x from overflowing.</summary>
    private double Expected(Purchases past, double time, double a)
    {
        var c = a + B + past.Repeats - 1;
        var z = time / (Alpha + past.Watched + time);
        return (c - Math.Pow(1 - z, a - 1) * TimesThird(a - 1, c - R - past.Repeats, c, z)) / (a - 1);
    }

    /// <summary>c 2F1(a, b; c; z) for 0 &lt;= z &lt; 1 and c above -1: at c = 0 the product is finite, the function is not.</summary>
    private static double TimesThird(double a, double b, double c, double z)
    {
        var (term, sum) = (a * b * z, c);
        for (var k = 1; k < 10_000_000; k++)
        {
            sum += term;
            term *= (a + k) * (b + k) / ((c + k) * (k + 1)) * z;

            // Once the ratio of terms stays below 1 the rest is at most a geometric series.
            if (Math.Abs(term) <= 1e-15 * (1 - z) * Math.Abs(sum) || term == 0) break;
        }

        return sum + term;
    }
}
