namespace Retention.Analytics.Tests.Stories;

/// <summary>Invoices that stay unpaid: readings S27 and S28.</summary>
public sealed class PastDueStories
{
    private static readonly string[] StaysIn = ["2024-01-15 new 100"];
    private static readonly string[] Leaves = ["2024-01-15 new 100", "2024-03-31 churn (involuntary) -100"];

    private static Story Subscribed() => Story.Given().Subscription("s", "2024-01-15", 100).AsOf("2024-04-20");

    [Theory]
    [InlineData("2024-03-31", false)]
    [InlineData("2024-04-01", true)]
    public async Task S27_involuntary_churn_falls_on_due_plus_30_if_unpaid_at_the_end_of_that_day(string paid, bool leaves)
    {
        var story = Subscribed().Invoice("i", "2024-02-20", due: "2024-03-01", paid: paid);
        (await story.AsOf("2024-03-30").RunAsync()).Movements().ShouldBe(StaysIn);
        (await story.AsOf("2024-03-31").RunAsync()).Movements().ShouldBe(leaves ? Leaves : StaysIn);
    }

    private static Story EachOf(params string[] customers)
    {
        var story = Story.Given().AsOf("2024-04-20");
        foreach (var customer in customers) story.Subscription(customer, "2024-01-15", 100, customer: customer);
        return story;
    }

    [Fact]
    public async Task S27_what_counts_as_unpaid()
    {
        string[] unpaid = ["open", "past_due", "uncollectible"];
        string[] settled = ["paid", "draft", "void"];
        var story = EachOf([.. unpaid, .. settled, "part", "nothing", "voided"]);
        foreach (var status in unpaid.Concat(settled)) story.Invoice(status, "2024-02-20", due: "2024-03-01", customer: status, status: status);
        var run = await story
            .Row("invoices", ("invoice_id", "part"), ("customer_id", "part"), ("issued_at", "2024-02-20"), ("due_at", "2024-03-01"), ("total", 100), ("amount_paid", 60))
            .Invoice("nothing", "2024-02-20", due: "2024-03-01", total: 0, customer: "nothing")
            .Invoice("voided", "2024-02-20", due: "2024-03-01", voided: "2024-04-15", customer: "voided")
            .RunAsync();
        foreach (var customer in unpaid.Append("part")) run.Movements(customer).ShouldBe(Leaves, customer);
        foreach (var customer in settled.Concat(["nothing", "voided"])) run.Movements(customer).ShouldBe(StaysIn, customer);
    }

    [Fact]
    public async Task S27_without_a_due_date_an_invoice_is_due_when_issued() =>
        (await Subscribed().Invoice("i", "2024-03-01").RunAsync()).Movements().ShouldBe(Leaves);

    [Fact]
    public async Task S27_only_invoices_with_a_recurring_line_count()
    {
        string[] kinds = ["recurring", "one_off", "usage", "setup", "proration", "credit"];
        var story = EachOf(kinds);
        foreach (var kind in kinds)
        {
            story.Invoice(kind, "2024-02-20", due: "2024-03-01", customer: kind).Line(kind, 100, kind, from: "2024-03-01", to: "2024-04-01");
        }

        var run = await story.RunAsync();
        foreach (var kind in kinds) run.Movements(kind).ShouldBe(kind == "recurring" ? Leaves : StaysIn, kind);
    }

    [Fact]
    public async Task S27_it_hits_the_invoices_subscription_and_no_other()
    {
        var run = await Subscribed()
            .Subscription("other", "2024-01-15", 30)
            .Invoice("i", "2024-02-20", due: "2024-03-01", subscription: "s")
            .RunAsync();
        run.Movements().ShouldBe(["2024-01-15 new 130", "2024-03-31 contraction (product_drop) -100"]);
    }

    [Fact]
    public async Task S27_else_it_hits_the_subscriptions_of_its_recurring_lines()
    {
        var run = await Subscribed()
            .Subscription("other", "2024-01-15", 30)
            .Invoice("i", "2024-02-20", due: "2024-03-01")
            .Line("i", 30, from: "2024-03-01", to: "2024-04-01", subscription: "other")
            .Line("i", 70, "one_off", subscription: "s")
            .RunAsync();
        run.Movements().ShouldBe(["2024-01-15 new 130", "2024-03-31 contraction (product_drop) -30"]);
    }

    [Fact]
    public async Task S27_else_it_hits_every_subscription_that_had_started_by_the_due_date()
    {
        var run = await Subscribed()
            .Subscription("on the day", "2024-03-01", 30)
            .Subscription("later", "2024-03-02", 7)
            .Invoice("i", "2024-02-20", due: "2024-03-01")
            .RunAsync();
        run.Mrr("2024-03-30").ShouldBe(137m);
        run.Mrr("2024-03-31").ShouldBe(7m);
    }

    [Fact]
    public async Task S27_a_later_recurring_invoice_of_the_same_subscription_heals_it_when_paid()
    {
        var run = await Subscribed()
            .Invoice("march", "2024-03-01", subscription: "s")
            .Invoice("april", "2024-04-01", paid: "2024-04-10", subscription: "s")
            .RunAsync();
        run.Movements().ShouldBe(StaysIn);
        run.States("2024-04-05").ShouldBe(["bridged"]);

        var another = await Subscribed()
            .Subscription("other", "2024-01-15", 30)
            .Invoice("march", "2024-03-01", subscription: "s")
            .Invoice("april", "2024-04-01", paid: "2024-04-10", subscription: "other")
            .RunAsync();
        another.Mrr("2024-04-20").ShouldBe(30m);
    }

    [Fact]
    public async Task S27_where_the_invoice_names_no_subscription_any_later_one_of_the_customer_heals_it()
    {
        var run = await Subscribed()
            .Invoice("march", "2024-03-01")
            .Invoice("april", "2024-04-01", paid: "2024-04-10", subscription: "s")
            .RunAsync();
        run.Movements().ShouldBe(StaysIn);
    }

    [Theory]
    [InlineData("never", null)]
    [InlineData("10", "2024-03-11")]
    [InlineData("45", "2024-04-15")]
    public async Task S27_the_policy_sets_the_days_or_leaves_it_to_the_biller(string days, string? day)
    {
        var run = await Subscribed().Policy("past_due_churn_days", days).Invoice("i", "2024-02-20", due: "2024-03-01").RunAsync();
        run.Movements().ShouldBe(day is null ? StaysIn : ["2024-01-15 new 100", $"{day} churn (involuntary) -100"]);
    }

    [Theory]
    [InlineData("2024-04-30", false)]
    [InlineData("2024-05-01", true)]
    public async Task S28_an_invoice_paid_within_60_days_of_its_due_date_leaves_no_movement(string paid, bool leaves)
    {
        var run = await Subscribed().Invoice("i", "2024-02-20", due: "2024-03-01", paid: paid).AsOf("2024-06-30").RunAsync();
        run.Movements().ShouldBe(leaves ? [.. Leaves, "2024-05-01 reactivation 100"] : StaysIn);
    }

    [Fact]
    public async Task S28_beside_another_paying_subscription_it_is_contraction_and_expansion()
    {
        var run = await Subscribed()
            .Subscription("other", "2024-01-15", 30)
            .Invoice("i", "2024-02-20", due: "2024-03-01", paid: "2024-04-10", subscription: "s")
            .RunAsync();
        run.Movements().ShouldBe(
            ["2024-01-15 new 130", "2024-03-31 contraction (product_drop) -100", "2024-04-10 expansion (cross_sell) 100"]);
    }

    [Fact]
    public async Task S28_in_a_pause_past_due_churn_comes_when_due_and_a_payment_brings_nothing_back_until_the_resume()
    {
        var run = await Subscribed()
            .Change("s", "2024-03-05", status: "paused")
            .Invoice("i", "2024-02-20", due: "2024-03-01", paid: "2024-04-20")
            .Change("s", "2024-05-20", status: "active")
            .AsOf("2024-06-30")
            .RunAsync();
        run.Movements().ShouldBe(
        [
            "2024-01-15 new 100",
            "2024-03-05 paused -100",
            "2024-03-31 churn (involuntary) -100",
            "2024-03-31 paused 100",
            "2024-05-20 reactivation 100",
        ]);
    }

    [Fact]
    public async Task S28_a_pause_that_has_lapsed_before_the_invoice_was_past_due_has_churned_already()
    {
        var run = await Subscribed()
            .Change("s", "2024-02-01", status: "paused")
            .Invoice("i", "2024-02-20", due: "2024-04-10")
            .AsOf("2024-06-30")
            .RunAsync();
        run.Movements().ShouldBe(
            ["2024-01-15 new 100", "2024-02-01 paused -100", "2024-05-01 churn (unknown) -100", "2024-05-01 paused 100"]);
    }
}
