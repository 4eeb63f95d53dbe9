namespace Retention.Ingest.Sample;

/// <summary>How often a customer renews.</summary>
public enum RenewalInterval
{
    /// <summary>Every month.</summary>
    Month,
    /// <summary>Every three months.</summary>
    Quarter,
    /// <summary>Every year.</summary>
    Year,
}

/// <summary>What the last NPS survey says.</summary>
public enum NpsClass
{
    /// <summary>No survey was ever sent.</summary>
    NeverAsked,
    /// <summary>The last one sent has not been answered.</summary>
    Silent,
    /// <summary>0 to 6.</summary>
    Detractor,
    /// <summary>7 or 8.</summary>
    Passive,
    /// <summary>9 or 10.</summary>
    Promoter,
}

/// <summary>What can be seen of a paying customer at the end of a day, and nothing else, decides how likely they are to leave.</summary>
public readonly record struct ChurnSigns
{
    /// <summary>Interval of the main subscription's plan on the day.</summary>
    public RenewalInterval Interval { get; init; }

    /// <summary>Days to the next renewal: the end of the last recurring line's period.</summary>
    public int DaysToRenewal { get; init; }

    /// <summary>From the latest NPS survey sent by the day.</summary>
    public NpsClass Nps { get; init; }

    /// <summary>Days since the latest <c>active_users</c> row; null where the customer's use is not measured.</summary>
    public int? DaysSinceUse { get; init; }

    /// <summary>Mean active users of the last 2 readings over the mean of the 6 before, less 1; an absent reading is 0; 0 before there are 8.</summary>
    public double UsageChange { get; init; }

    /// <summary>Active users over seats at the latest reading; null where not measured.</summary>
    public double? ActiveShare { get; init; }

    /// <summary>Failed attempts to collect in the 90 days that end with the day.</summary>
    public int FailedPayments { get; init; }

    /// <summary>Days past due of the oldest unpaid invoice, 0 if none.</summary>
    public int DaysOverdue { get; init; }

    /// <summary>Failed attempts on the invoice that is open now; 0 where none failed.</summary>
    public int OpenAttempts { get; init; }

    /// <summary>Tickets opened in the 90 days that end with the day, per seat.</summary>
    public double TicketsPerSeat { get; init; }

    /// <summary>Onboarding milestones past their due day and not completed.</summary>
    public int LateMilestones { get; init; }

    /// <summary>Days until the discount ends; null where none ends.</summary>
    public int? DiscountEndsIn { get; init; }

    /// <summary>Days since the current subscription started.</summary>
    public int TenureDays { get; init; }

    /// <summary>Quantity of the main subscription.</summary>
    public int Seats { get; init; }

    /// <summary>Days since the last call, meeting, QBR or training (e-mail is none); null where there was none.</summary>
    public int? DaysSinceTouch { get; init; }

    /// <summary>How the customer pays.</summary>
    public PaymentWay Way { get; init; }

    /// <summary>The card on file has expired.</summary>
    public bool CardExpired { get; init; }

    /// <summary>The same signs some days later, when nothing has happened but the time that passed.</summary>
    public ChurnSigns After(int days)
    {
        var term = Interval switch { RenewalInterval.Month => 30, RenewalInterval.Quarter => 91, _ => 365 };
        var renewal = DaysToRenewal - days;
        while (renewal <= 0)
            renewal += term;
        return this with
        {
            DaysToRenewal = renewal,
            DiscountEndsIn = DiscountEndsIn is { } ends && ends > days ? ends - days : null,
            TenureDays = TenureDays + days,
        };
    }
}

/// <summary>How a customer pays.</summary>
public enum PaymentWay
{
    /// <summary>A card, charged on the day of the invoice.</summary>
    Card,
    /// <summary>A direct debit, collected on the day of the invoice.</summary>
    DirectDebit,
    /// <summary>A bank transfer by the customer.</summary>
    Transfer,
}
