namespace Retention.Ingest.Sample;

/// <summary>
/// The known truth behind the sample: the chance that a customer gives notice on a day, a logistic function of
/// <see cref="ChurnSigns"/>, and the chance that a payment fails for good.
/// </summary>
public static class ChurnHazard
{
    /// <summary>Log odds per day of a monthly customer with every sign at 0.</summary>
    public const double Base = -7.9;

    /// <summary>Quarterly terms: within 30 days of the renewal, and before.</summary>
    public const double QuarterNear = 0.5, QuarterFar = -0.8;

    /// <summary>Yearly terms by days to the renewal: up to 30, 60, 120, and before.</summary>
    public const double Year30 = 1.6, Year60 = 1.3, Year120 = -0.7, YearFar = -3.2;

    /// <summary>By NPS class; a passive is the reference.</summary>
    public const double Detractor = 1.15, Silent = 0.6, NeverAsked = 0.15, Promoter = -0.9;

    /// <summary>No use for more than 20 and more than 45 days.</summary>
    public const double Idle20 = 0.9, Idle45 = 0.8;

    /// <summary>Per unit of relative change in use (from -0.8 to 0.5).</summary>
    public const double UsageChange = -1.5;

    /// <summary>Per unit of active users over seats above a half (up to 1).</summary>
    public const double ActiveShare = -1.8;

    /// <summary>Per failed payment (up to 3) and per day overdue (up to 60).</summary>
    public const double FailedPayment = 0.45, DayOverdue = 0.012;

    /// <summary>Per ticket a seat (up to 1.5).</summary>
    public const double TicketsPerSeat = 1.3;

    /// <summary>Per late onboarding milestone.</summary>
    public const double LateMilestone = 0.35;

    /// <summary>A discount that ends within 60 days.</summary>
    public const double DiscountEnds = 0.7;

    /// <summary>Per natural logarithm of months of tenure plus 1, and of seats.</summary>
    public const double LogTenure = -0.3, LogSeats = -0.28;

    /// <summary>No touch for more than 90 days, or never.</summary>
    public const double NoTouch = 0.4;

    /// <summary>A detractor whom nobody talks to: more than the sum of both.</summary>
    public const double DetractorAlone = 0.5;

    /// <summary>Chances that the next attempt succeeds after 1, 2 and 3 failed ones, and that an invoice given up is still paid late.</summary>
    private static readonly double[] Recovers = [0.55, 0.45, 0.35];

    /// <summary>An invoice given up is still paid, more than 30 days late.</summary>
    public const double PaysLate = 0.15;

    /// <summary>Days from an invoice to the end for non-payment: 14 to pay and 30 past due.</summary>
    public const int InvoluntaryAfterDays = 44;

    /// <summary>The chance of a notice on the next day.</summary>
    public static double Daily(in ChurnSigns signs) => Curve.Logistic(LogOdds(signs));

    /// <summary>Log odds of a notice on the next day.</summary>
    public static double LogOdds(in ChurnSigns signs)
    {
        var alone = signs.DaysSinceTouch is null or > 90;
        return Base
            + Renewal(signs)
            + signs.Nps switch { NpsClass.Detractor => Detractor + (alone ? DetractorAlone : 0), NpsClass.Silent => Silent, NpsClass.NeverAsked => NeverAsked, NpsClass.Promoter => Promoter, _ => 0 }
            + (signs.DaysSinceUse > 20 ? Idle20 : 0) + (signs.DaysSinceUse > 45 ? Idle45 : 0)
            + UsageChange * Math.Clamp(signs.UsageChange, -0.8, 0.5)
            + ActiveShare * (Math.Min(signs.ActiveShare ?? 0.5, 1) - 0.5)
            + FailedPayment * Math.Min(signs.FailedPayments, 3)
            + DayOverdue * Math.Min(signs.DaysOverdue, 60)
            + TicketsPerSeat * Math.Min(signs.TicketsPerSeat, 1.5)
            + LateMilestone * signs.LateMilestones
            + (signs.DiscountEndsIn <= 60 ? DiscountEnds : 0)
            + LogTenure * Curve.Log(1 + signs.TenureDays / 30.4375)
            + LogSeats * Curve.Log(Math.Max(signs.Seats, 1))
            + (alone ? NoTouch : 0);
    }

    /// <summary>The chance of a notice within so many days, the signs frozen on the first one but for the calendar.</summary>
    public static double Voluntary(in ChurnSigns signs, int days)
    {
        var stays = 1.0;
        for (var at = 0; at < days; at += 7)
            stays *= Curve.Power(1 - Daily(signs.After(at)), Math.Min(7, days - at));
        return 1 - stays;
    }

    /// <summary>The chance of an end for non-payment within so many days: of the invoice that is open, and of those to come early enough.</summary>
    public static double Involuntary(in ChurnSigns signs, int days)
    {
        var pays = signs.OpenAttempts > 0 ? 1 - GivenUpAfter(signs.OpenAttempts) : 1;
        var term = signs.Interval switch { RenewalInterval.Month => 30, RenewalInterval.Quarter => 91, _ => 365 };
        for (var bill = signs.DaysToRenewal; bill <= days - InvoluntaryAfterDays; bill += term)
            pays *= 1 - PaymentFails(signs.Way, signs.CardExpired) * GivenUpAfter(1);
        return 1 - pays;
    }

    /// <summary>The chance of either within so many days.</summary>
    public static double Within(in ChurnSigns signs, int days) => 1 - (1 - Voluntary(signs, days)) * (1 - Involuntary(signs, days));

    /// <summary>The chance that the first attempt fails.</summary>
    public static double PaymentFails(PaymentWay way, bool cardExpired) => way switch
    {
        PaymentWay.Card => cardExpired ? 0.3 : 0.028,
        PaymentWay.DirectDebit => 0.018,
        PaymentWay.Transfer => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, "Not a way to pay."),
    };

    /// <summary>The chance that the attempt after so many failed ones succeeds; there are four in all.</summary>
    public static double RecoversAfter(int failed) => failed <= Recovers.Length ? Recovers[failed - 1] : 0;

    private static double GivenUpAfter(int failed)
    {
        var chance = 1 - PaysLate;
        for (; failed <= Recovers.Length; failed++)
            chance *= 1 - Recovers[failed - 1];
        return chance;
    }

    private static double Renewal(in ChurnSigns signs) => signs.Interval switch
    {
        RenewalInterval.Month => 0,
        RenewalInterval.Quarter => signs.DaysToRenewal <= 30 ? QuarterNear : QuarterFar,
        RenewalInterval.Year => signs.DaysToRenewal switch { <= 30 => Year30, <= 60 => Year60, <= 120 => Year120, _ => YearFar },
        _ => throw new ArgumentOutOfRangeException(nameof(signs), signs.Interval, "Not an interval."),
    };
}
