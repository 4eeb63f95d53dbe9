namespace Retention.Analytics.Tests.Reference;

/// <summary>The reference gives the worked examples of metrics.md 8, so that it may judge the product.</summary>
public sealed class WorkedExamples
{
    private static readonly DateOnly AsOf = new(2025, 12, 31);

    private static Subscription Sub(string id, decimal price, string interval = "month", int count = 1, decimal quantity = 1, string customer = "c") =>
        new(id, customer, Moment.On(2025, 1, 1))
        {
            PlanId = id, UnitAmount = price, Interval = interval, IntervalCount = count, Quantity = quantity, Currency = "USD",
        };

    private static Result Run(params Subscription[] subscriptions) =>
        ReferenceLedger.Run(new Company { Subscriptions = subscriptions }, new Rules(), AsOf);

    private static decimal Mrr(params Subscription[] subscriptions) => Run(subscriptions).Months[^1].Closing;

    [Fact]
    public void Prices_become_MRR()
    {
        Mrr(Sub("a", 5, quantity: 5)).ShouldBe(25m);
        Mrr(Sub("a", 5, quantity: 5), Sub("b", 30, quantity: 2)).ShouldBe(85m);
        Mrr(Sub("a", 100, quantity: 100), Sub("b", 600, "year", 1, 50)).ShouldBe(12_500m);
        Mrr(Sub("a", 1200, "year")).ShouldBe(100m);
        Mrr(Sub("a", 120, "year") with { DiscountPercent = 10 }).ShouldBe(9m);
        Mrr(Sub("a", 10) with { DiscountPercent = 50 }).ShouldBe(5m);
        Mrr(Sub("a", 100) with { DiscountPercent = 10 }, Sub("b", 100, quantity: 3) with { DiscountPercent = 10 }).ShouldBe(360m);
        Mrr(Sub("a", 90, "month", 3)).ShouldBe(30m);
        Mrr(Sub("a", 18.29m, "year")).ShouldBe(1.52416667m);
        Mrr(Sub("a", 599.90m, "year")).ShouldBe(49.99166667m);
        Mrr(Sub("a", 10, "week")).ShouldBe(43.33333333m);
        Mrr(Sub("a", 2400, "year", 2)).ShouldBe(100m);
    }

    [Fact]
    public void An_unknown_interval_is_refused() =>
        Run(Sub("a", 10, "1-Year-ish"), Sub("b", 1)).Refused.ShouldBe([new RefusedRow("subscriptions", "a", "interval")]);

    [Fact]
    public void Gold_then_silver_then_gold_again()
    {
        var gold = Sub("gold", 500, "year", 1, 4) with { EndedAt = Moment.On(2025, 6, 1), CancelRequestedAt = Moment.On(2025, 5, 2) };
        var silver = Sub("silver", 30, quantity: 2) with { StartedAt = Moment.On(2025, 2, 1), EndedAt = Moment.On(2025, 4, 1) };
        var again = Sub("again", 50, quantity: 3) with { StartedAt = Moment.On(2025, 8, 1) };
        Run(gold, silver, again).Movements.Select(m => (m.Day.Month, m.Movement, m.Subtype, Math.Round(m.Amount, 2))).ShouldBe(
        [
            (1, "new", null, 166.67m),
            (2, "expansion", "cross_sell", 60m),
            (4, "contraction", "product_drop", -60m),
            (6, "churn", "unknown", -166.67m),
            (8, "reactivation", null, 150m),
        ]);
    }

    [Fact]
    public void A_limited_discount_ends_as_expansion()
    {
        var result = Run(Sub("a", 10) with { DiscountPercent = 10, DiscountEndsAt = Moment.On(2025, 5, 1) });
        result.Months[3].Closing.ShouldBe(9m);
        result.Months[4].Closing.ShouldBe(10m);
        result.Movements[^1].ShouldBe(new MovementRow("c", new DateOnly(2025, 5, 1), "expansion", "discount_expiry", 1m));
    }

    [Fact]
    public void A_first_month_at_one_dollar_is_no_discount()
    {
        var subs = Enumerable.Range(1, 77).Select(i =>
            Sub($"{i}", 15, customer: $"c{i}") with { DiscountAmount = 14, DiscountEndsAt = Moment.On(2025, 2, 1) });
        Run([.. subs]).Months[0].Closing.ShouldBe(1155m);
    }

    [Fact]
    public void Twelve_of_a_hundred_leave_and_two_do_not_count()
    {
        var start = Moment.On(2025, 1, 1);
        var subs = Enumerable.Range(1, 100).Select(i => Sub($"{i}", 1, customer: $"c{i}") with
        {
            EndedAt = i <= 11 ? Moment.On(2025, 3, 2) : null,
        });
        var back = Sub("back", 1, customer: "c1") with { StartedAt = Moment.On(2025, 3, 20) };
        var brief = Sub("brief", 1, customer: "new") with { StartedAt = Moment.On(2025, 3, 3), EndedAt = Moment.On(2025, 3, 9) };
        var result = ReferenceLedger.Run(
            new Company { Subscriptions = [.. subs, back, brief] }, new Rules { GraceDays = 0 }, AsOf);
        result.Movements.Count(m => m.Movement == "churn").ShouldBe(12);
        result.LogoChurn[2].ShouldBe(new LogoChurnRow(new DateOnly(2025, 3, 1), 10, 100));
    }

    [Theory]
    [InlineData(30, 0)]
    [InlineData(31, 2)]
    public void A_gap_of_thirty_days_is_a_late_renewal(int days, int movements)
    {
        var first = Sub("a", 10) with { EndedAt = Moment.On(2025, 3, 1) };
        var second = Sub("b", 10) with { StartedAt = Moment.On(new DateOnly(2025, 3, 1).AddDays(days)) };
        Run(first, second).Movements.Count.ShouldBe(1 + movements);
    }

    [Fact]
    public void A_pause_lapses_after_ninety_days()
    {
        var company = new Company
        {
            Subscriptions = [Sub("a", 10)],
            Changes = [new Change("a", Moment.On(2025, 2, 1)) { Status = "paused" }],
        };
        var result = ReferenceLedger.Run(company, new Rules(), AsOf);
        result.Movements.Skip(1).Select(m => (m.Day, m.Movement, m.Subtype, m.Amount)).ShouldBe(
        [
            (new DateOnly(2025, 2, 1), "paused", null, -10m),
            (new DateOnly(2025, 5, 2), "paused", null, 10m),
            (new DateOnly(2025, 5, 2), "churn", "unknown", -10m),
        ]);
    }

    [Theory]
    [InlineData(60, 0)]
    [InlineData(61, 2)]
    public void An_invoice_paid_within_sixty_days_leaves_no_trace(int days, int movements)
    {
        var due = new DateOnly(2025, 3, 1);
        var company = new Company
        {
            Subscriptions = [Sub("a", 10)],
            Invoices = [new Invoice("i", "c", Moment.On(due), 10) { SubscriptionId = "a", PaidAt = Moment.On(due.AddDays(days)) }],
        };
        ReferenceLedger.Run(company, new Rules(), AsOf).Movements.Count.ShouldBe(1 + movements);
    }

    [Fact]
    public void Movements_are_valued_at_the_opening_rate_and_the_rest_is_fx()
    {
        var company = new Company
        {
            Subscriptions = [Sub("a", 100) with { Currency = "EUR", StartedAt = Moment.On(2025, 3, 10) }],
            FxRates = [new(new(2025, 2, 28), "EUR", "USD", 1.1m), new(new(2025, 3, 31), "EUR", "USD", 1.2m)],
        };
        var march = ReferenceLedger.Run(company, new Rules(), AsOf).Months[0];
        (march.New, march.Fx, march.Closing, march.Gap).ShouldBe((110m, 10m, 120m, 0m));
    }
}
