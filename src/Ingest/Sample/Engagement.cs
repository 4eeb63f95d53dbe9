namespace Retention.Ingest.Sample;

/// <summary>Use of the product: readings on the 15th and on the last day of the month, calls to the API once a month. No use, no row.</summary>
internal sealed class Engagement(World world)
{
    private readonly int[] readings = new int[8];
    private int count;
    private int lastUse;
    private int lastSeats;
    private bool measured;

    /// <summary>API calls above the plan's limit, not billed yet.</summary>
    public int Overage { get; set; }

    public void Begin(Customer customer)
    {
        measured = !customer.InvoiceOnly;
        count = 0;
        lastUse = customer.Start;
        lastSeats = customer.Seats;
        Overage = 0;
    }

    public ChurnSigns Onto(in ChurnSigns signs, int day) => !measured ? signs : signs with
    {
        DaysSinceUse = day - lastUse,
        ActiveShare = count == 0 ? null : readings[(count - 1) % 8] / (double)lastSeats,
        UsageChange = Change(),
    };

    public void Look(Customer customer, PlanKind plan, int day, Rows rows)
    {
        if (!measured || DateOnly.FromDayNumber(day).Day is 7 or 22)
            return;
        ref var dice = ref customer.Dice;
        var share = Curve.Logistic(0.55 + 1.1 * customer.Drive + 0.15 * dice.Normal());
        var active = Math.Clamp((int)(customer.Seats * share + dice.Unit()), 0, customer.Seats);
        if (share < 0.13)
            active = 0;
        readings[count++ % 8] = active;
        lastSeats = customer.Seats;
        if (active == 0)
            return;
        lastUse = day;
        Write(customer, day, "active_users"u8, active, customer.Seats, rows);
        if (!Calendar.IsMonthEnd(day))
            return;
        var included = PriceList.IncludedIn(plan);
        var calls = (int)(active * (250 + 900 * dice.Unit()) * PriceList.TierOf(plan));
        Write(customer, day, "api_calls"u8, calls, included, rows);
        Overage = Math.Max(0, calls - included);
        if (dice.Chance(0.5))
            Write(customer, day, "projects"u8, 1 + active * dice.Between(1, 3) / 2, 0, rows);
    }

    private double Change()
    {
        if (count < 8)
            return 0;
        var recent = readings[(count - 1) % 8] + readings[(count - 2) % 8];
        var before = 0;
        for (var i = 3; i <= 8; i++)
            before += readings[(count - i) % 8];
        return before == 0 ? 0 : recent * 3.0 / before - 1;
    }

    private void Write(Customer customer, int day, ReadOnlySpan<byte> metric, int value, int included, Rows rows)
    {
        rows.Key('c', customer.Number).Text(world.Calendar.Text(day)).Text(metric).Int(value);
        if (included > 0)
            rows.Int(included);
        else
            rows.None();
        rows.End();
    }
}
