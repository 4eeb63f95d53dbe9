namespace Retention.Ingest.Sample;

/// <summary>What a customer has decided and the next renewal will do.</summary>
internal sealed class Plans
{
    public int? Seats { get; set; }
    public PlanKind? Kind { get; set; }
    public PlanKind? Extra { get; set; }
    public bool DropExtra { get; set; }

    /// <summary>The day on which the end of the add-on was asked for.</summary>
    public int DropAsked { get; set; } = Calendar.Never;

    public bool Pause { get; set; }
    public bool PauseForGood { get; set; }
    public bool Free { get; set; }
    public int Discount { get; set; }
    public int Reason { get; set; }

    /// <summary>Charges (or, below 0, credits) of the term that go on the next invoice.</summary>
    public long Carried { get; set; }

    public int CarriedFrom { get; private set; }

    public void Clear()
    {
        Seats = null;
        Kind = Extra = null;
        DropExtra = Pause = PauseForGood = Free = false;
        Discount = Reason = 0;
        DropAsked = Calendar.Never;
    }

    public void Carry(long net, int day)
    {
        if (Carried == 0)
            CarriedFrom = day;
        Carried += net;
    }

    /// <summary>Draws at most one decision; answers the seats to add now, or below 0 to give back against a credit.</summary>
    public int Draw(Customer customer, Subscription main, Subscription extra)
    {
        ref var dice = ref customer.Dice;
        var roll = dice.Unit();
        if (customer.InvoiceOnly)
        {
            Kind = roll < 0.004 ? PlanKind.Studio40 : roll < 0.006 ? PlanKind.Studio20 : Kind;
            return 0;
        }
        var grows = 0.015 * Math.Clamp(1 + 0.7 * customer.Drive, 0.15, 2.4);
        var shrinks = 0.0035 * Math.Clamp(1 - 0.6 * customer.Drive, 0.3, 2.5);
        if ((roll -= grows) < 0)
            return Math.Max(1, main.Seats * dice.Between(5, 28) / 100);
        if ((roll -= shrinks) < 0)
        {
            var fewer = Math.Min(main.Seats - 1, Math.Max(1, main.Seats * dice.Between(5, 30) / 100));
            if (main.Months == 1 && dice.Chance(0.25))
                return -fewer;
            Seats = main.Seats - fewer;
        }
        else if ((roll -= 0.0028) < 0)
            Kind = Up(main.Kind);
        else if ((roll -= 0.001) < 0)
            Kind = Down(main.Kind);
        else if ((roll -= 0.001) < 0 && !extra.Active)
            Kind = Yearly(main.Kind);
        else if ((roll -= 0.004) < 0)
            Extra = Offer.ExtraFor(main.Kind, ref dice);
        else if ((roll -= 0.003) < 0)
            DropExtra = extra.Active;
        else if ((roll -= 0.0011) < 0)
            Pause = main.Months == 1;
        else if ((roll -= 0.0009) < 0 && customer.Mood < 0.2 && main.Months == 1 && main.Percent == 0)
            Discount = 15;
        return 0;
    }

    private static PlanKind Up(PlanKind kind) => kind switch
    {
        PlanKind.StarterMonth => PlanKind.TeamMonth,
        PlanKind.TeamMonth => PlanKind.BusinessMonth,
        PlanKind.StarterYear => PlanKind.TeamYear,
        PlanKind.TeamYear => PlanKind.BusinessYear,
        _ => kind,
    };

    private static PlanKind Down(PlanKind kind) => kind switch
    {
        PlanKind.BusinessMonth => PlanKind.TeamMonth,
        PlanKind.TeamMonth => PlanKind.StarterMonth,
        PlanKind.BusinessYear => PlanKind.TeamYear,
        _ => kind,
    };

    private static PlanKind Yearly(PlanKind kind) => kind switch
    {
        PlanKind.StarterMonth => PlanKind.StarterYear,
        PlanKind.TeamMonth => PlanKind.TeamYear,
        PlanKind.BusinessMonth => PlanKind.BusinessYear,
        _ => kind,
    };
}
