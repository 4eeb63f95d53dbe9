namespace Retention.Analytics.Tests.Reference;

/// <summary>One customer: its subscriptions day by day, gaps bridged, and the movements between the days.</summary>
public sealed class CustomerHistory
{
    private readonly string customerId;
    private readonly IReadOnlyList<Unit> units;
    private readonly Rates rates;
    private readonly Rules rules;
    private readonly Calendar calendar;
    private readonly List<MovementRow> events = [];
    private readonly List<MovementRow> monthly = [];

    public CustomerHistory(string customerId, IReadOnlyList<Unit> units, Rates rates, Rules rules, Calendar calendar)
    {
        (this.customerId, this.units, this.rates, this.rules, this.calendar) = (customerId, units, rates, rules, calendar);
        ByDay();
        if (rules.NetByMonth) ByMonth();
    }

    public IReadOnlyList<MovementRow> Movements => rules.NetByMonth ? monthly : events;

    public DateOnly? FirstPaid { get; private set; }

    public IEnumerable<MovementRow> MovementsIn(DateOnly month) =>
        Movements.Where(m => Calendar.Month(m.Day) == month);

    /// <summary>S38: netting does not change logo churn.</summary>
    public bool ChurnedIn(DateOnly month) => events.Any(m => m.Movement == "churn" && Calendar.Month(m.Day) == month);

    /// <summary>MRR at the end of a month (or on the as-of day), by currency.</summary>
    public IEnumerable<(string Currency, decimal Mrr)> Own(DateOnly month) => units
        .Select(u => (u.Currency, Mrr: At(u, End(month)).Paid))
        .GroupBy(o => o.Currency, (currency, all) => (currency, all.Sum(o => o.Mrr)));

    public decimal Held(DateOnly month) => units.Sum(u => At(u, End(month)).Held);

    public IEnumerable<BalanceRow> Balances(DateOnly month) =>
        Own(month).Sum(o => o.Mrr * rates.Of(o.Currency, month)) is > 0 and var mrr
            ? [new BalanceRow(customerId, month, mrr)]
            : [];

    private static UnitDay At(Unit unit, int index) => index < 0 ? UnitDay.Nothing : unit.Days[index];

    private int End(DateOnly month) => Math.Min(calendar.Index(month.AddMonths(1).AddDays(-1)), calendar.Count - 1);

    private void ByDay()
    {
        var wentFree = false;
        for (var i = 1; i < calendar.Count; i++)
        {
            if (FirstPaid is null && units.Any(u => u.Days[i].Paid > 0)) FirstPaid = calendar.Day(i);
            if (units.All(u => u.Days[i].Paid == u.Days[i - 1].Paid && u.Days[i].OnPause == u.Days[i - 1].OnPause)) continue;
            var past = new Past(FirstPaid < calendar.Day(i), Bridging.GapBefore(units, i), wentFree);
            Add(events, i - 1, i, calendar.Day(i), past);
            wentFree = units.All(u => u.Days[i].Held == 0) && events is [.., { Movement: "contraction" }];
        }
    }

    // S32: the states at the opening and the closing are compared once.
    private void ByMonth()
    {
        for (var m = Calendar.Month(calendar.First); m <= calendar.AsOf; m = m.AddMonths(1))
        {
            var (opening, closing) = (End(m.AddMonths(-1)), End(m));
            var back = Math.Max(opening + 1, 0);
            while (back < closing && units.All(u => u.Days[back].Paid == 0)) back++;
            var past = new Past(FirstPaid < m, Bridging.GapBefore(units, back), false);
            Add(monthly, opening, closing, calendar.Day(closing), past);
        }
    }

    private void Add(List<MovementRow> rows, int before, int after, DateOnly day, Past past)
    {
        var opening = Calendar.Month(day).AddMonths(-1);
        var steps = units
            .Select(u => new Transition(u, At(u, before), At(u, after), rates.Of(u.Currency, opening)))
            .ToList();
        foreach (var (movement, subtype, amount, certain) in Classifier.Classify(steps, past, rules))
            rows.Add(new MovementRow(customerId, day, movement, subtype, amount, certain && !rules.NetByMonth));
    }
}
