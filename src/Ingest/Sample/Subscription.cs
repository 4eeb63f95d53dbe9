namespace Retention.Ingest.Sample;

/// <summary>One subscription: the terms it started with, the terms now, and the rows that say so.</summary>
internal sealed class Subscription(World world)
{
    private PlanKind firstKind;
    private int firstSeats;
    private long firstUnit;
    private int firstPercent;
    private int firstPercentEnds;

    public int Number { get; private set; }
    public bool Active { get; private set; }
    public PlanKind Kind { get; private set; }
    public int Seats { get; private set; }
    public long Unit { get; private set; }
    public int Percent { get; private set; }

    /// <summary>The first day without the discount; <see cref="Calendar.Never"/> where it has no end.</summary>
    public int PercentEnds { get; private set; }

    public int Start { get; private set; }
    public int TrialEnds { get; private set; }
    public int Requested { get; set; }
    public int TermStart { get; set; }
    public int TermEnd { get; set; }
    public bool Paused { get; private set; }
    public bool PastDue { get; set; }

    public int Months => PriceList.MonthsOf(Kind);

    public void Open(int number, PlanKind kind, int seats, long unit, int start, int trialEnds)
    {
        Number = number;
        Active = true;
        Kind = firstKind = kind;
        Seats = firstSeats = seats;
        Unit = firstUnit = unit;
        Percent = firstPercent = 0;
        PercentEnds = firstPercentEnds = Calendar.Never;
        Start = start;
        TrialEnds = trialEnds;
        Requested = TermStart = TermEnd = Calendar.Never;
        Paused = PastDue = false;
    }

    public void StartDiscount(int percent, int ends)
    {
        Percent = firstPercent = percent;
        PercentEnds = firstPercentEnds = ends;
    }

    public int DiscountOn(int day) => day < PercentEnds ? Percent : 0;

    public void ChangeSeats(Customer customer, int day, int seats, Rows rows)
    {
        Seats = seats;
        Head(customer, day, rows).None().Int(seats).None().None().None().None().None().Text("seats"u8).End();
    }

    public void ChangePlan(Customer customer, int day, PlanKind kind, long unit, ReadOnlySpan<byte> reason, Rows rows)
    {
        Kind = kind;
        Unit = unit;
        Head(customer, day, rows).Text(world.Prices.Id(kind, customer.Currency)).None().Money(unit).None().None().None().None().Text(reason).End();
    }

    public void ChangePrice(Customer customer, int day, long unit, Rows rows)
    {
        Unit = unit;
        Head(customer, day, rows).None().None().Money(unit).None().None().None().None().Text("price increase"u8).End();
    }

    /// <summary>A new plan or price that no row tells of: the customer has invoices only.</summary>
    public void Reprice(PlanKind kind, long unit) => (Kind, Unit) = (kind, unit);

    public void ChangeDiscount(Customer customer, int day, int percent, int ends, Rows rows)
    {
        Percent = percent;
        PercentEnds = ends;
        Head(customer, day, rows).None().None().None().Int(percent).None().Text(world.Calendar.Text(ends)).None().Text("retention offer"u8).End();
    }

    public void Pause(Customer customer, int day, bool paused, Rows rows)
    {
        Paused = paused;
        Head(customer, day, rows).None().None().None().None().None().None()
            .Text(paused ? "paused"u8 : "active"u8).Text(paused ? "pause"u8 : "resume"u8).End();
    }

    /// <summary>Ends, or is still running at the end of the story: writes its row.</summary>
    public void Close(Customer customer, int ended, ReadOnlySpan<byte> reason, Block block)
    {
        Active = false;
        if (customer.InvoiceOnly)
            return;
        var calendar = world.Calendar;
        var gone = ended <= calendar.Last;
        var rows = block[Table.Subscriptions].Key('s', customer.Number, Number).Key('c', customer.Number).Text(world.Prices.Id(firstKind, customer.Currency));
        rows.Text(gone ? "canceled"u8 : Paused ? "paused"u8 : TrialEnds != Calendar.Never && TrialEnds > calendar.Last ? "trialing"u8 : PastDue ? "past_due"u8 : "active"u8)
            .Int(firstSeats).Money(firstUnit);
        if (firstPercent > 0)
            rows.Int(firstPercent).None();
        else
            rows.None().None();
        DayOrNone(rows, firstPercentEnds);
        rows.Text(Words.Currencies[customer.Currency]).Text(PriceList.Interval(PriceList.MonthsOf(firstKind))).Int(1).Text(calendar.Text(Start));
        DayOrNone(rows, TrialEnds);
        rows.Day(calendar, Requested).Day(calendar, ended).Text(gone || Requested <= calendar.Last ? reason : default);
        DayOrNone(rows, TermStart);
        DayOrNone(rows, TermEnd);
        rows.Text(Requested <= calendar.Last ? "false"u8 : "true"u8);
        if (Kind == PlanKind.Free)
            rows.None();
        else
            rows.Int(customer.NoticeDays);
        rows.Text(Words.Ways[(int)customer.Way]).End();
    }

    private void DayOrNone(Rows rows, int day)
    {
        if (day == Calendar.Never)
            rows.None();
        else
            rows.Text(world.Calendar.Text(day));
    }

    private Rows Head(Customer customer, int day, Rows rows) => rows.Key('s', customer.Number, Number).Text(world.Calendar.Text(day));
}
