namespace Retention.Analytics.Tests.Stories;

/// <summary>Invoices without subscriptions: readings S36 and S37.</summary>
public sealed class InvoiceStories
{
    private static Story Quarter() => Story.Given()
        .Invoice("i", "2024-01-15", paid: "2024-01-15", total: 360)
        .Line("i", 360, from: "2024-01-15", to: "2024-04-15", tax: 60);

    [Fact]
    public async Task S36_a_recurring_line_is_its_amount_less_tax_over_the_months_of_its_period()
    {
        var run = await Quarter().RunAsync();
        run.Mrr("2024-01-15").ShouldBe(100m);
        run.Mrr("2024-04-14").ShouldBe(100m);
        run.Movements().ShouldBe(["2024-01-15 new 100", "2024-04-15 churn (unknown) -100"]);
    }

    [Fact]
    public async Task S37_the_amount_of_a_line_includes_its_tax() =>
        (await Story.Given().Invoice("i", "2024-01-01", paid: "2024-01-01", total: 121).Line("i", 121, from: "2024-01-01", to: "2024-02-01", tax: 21).RunAsync())
            .Mrr("2024-01-20").ShouldBe(100m);

    [Fact]
    public async Task S36_it_counts_over_its_period_wherever_the_invoice_date_lies_once_issued()
    {
        var story = Story.Given()
            .Invoice("i", "2024-02-10", paid: "2024-02-10", total: 300)
            .Line("i", 300, from: "2024-01-15", to: "2024-04-15");
        (await story.AsOf("2024-02-09").RunAsync()).Movements().ShouldBeEmpty();
        (await story.AsOf("2024-02-10").RunAsync()).Movements().ShouldBe(["2024-01-15 new 100"]);
    }

    [Fact]
    public async Task S36_a_month_that_is_clamped_to_the_end_of_february_is_a_whole_month() =>
        (await Story.Given().Invoice("i", "2024-01-31", paid: "2024-01-31").Line("i", 100, from: "2024-01-31", to: "2024-02-29").RunAsync())
            .Mrr("2024-02-10").ShouldBe(100m);

    [Fact]
    public async Task S36_a_period_of_no_whole_months_is_measured_in_days() =>

        // 10 days are 120 / 365 of a month.
        (await Story.Given().Invoice("i", "2024-01-01", paid: "2024-01-01").Line("i", 12, from: "2024-01-01", to: "2024-01-11").RunAsync())
            .Mrr("2024-01-05").ShouldBe(36.5m);

    [Fact]
    public async Task S36_lines_that_overlap_add_up()
    {
        var run = await Quarter()
            .Invoice("j", "2024-02-15", paid: "2024-02-15", total: 40)
            .Line("j", 40, from: "2024-02-15", to: "2024-03-15")
            .RunAsync();
        run.Mrr("2024-03-01").ShouldBe(140m);
        run.Mrr("2024-03-15").ShouldBe(100m);
    }

    [Fact]
    public async Task S36_other_kinds_of_line_never_make_MRR()
    {
        var story = Quarter();
        foreach (var kind in new[] { "setup", "one_off", "usage", "proration", "credit" }) story.Line("i", 50, kind, from: "2024-01-15", to: "2024-04-15");
        (await story.RunAsync()).Mrr("2024-02-01").ShouldBe(100m);
    }

    [Theory]
    [InlineData("annual", 90, 100)]
    [InlineData("always", 90, 90)]
    [InlineData("never", 100, 100)]
    public async Task S36_a_discount_line_is_deducted_over_its_own_period_where_that_is_a_year(string policy, decimal year, decimal month)
    {
        var run = await Story.Given().Policy("one_time_discount", policy)
            .Invoice("i", "2024-01-15", paid: "2024-01-15", total: 1080)
            .Line("i", 1200, from: "2024-01-15", to: "2025-01-15")
            .Line("i", -120, "discount", from: "2024-01-15", to: "2025-01-15")
            .Invoice("j", "2024-01-15", paid: "2024-01-15", total: 90, customer: "c2")
            .Line("j", 100, from: "2024-01-15", to: "2024-02-15")
            .Line("j", -10, "discount", from: "2024-01-15", to: "2024-02-15")
            .RunAsync();
        run.Mrr("2024-02-01", "c1").ShouldBe(year);
        run.Mrr("2024-02-01", "c2").ShouldBe(month);
    }

    [Fact]
    public async Task S36_a_recurring_line_without_a_period_goes_to_quarantine()
    {
        var run = await Story.Given().Invoice("i", "2024-01-15", paid: "2024-01-15").Line("i", 100).RunAsync();
        run.Quarantined.Count.ShouldBe(1);
        run.Quarantined[0].ShouldStartWith("invoice_lines:2 period_");
    }

    [Theory]
    [InlineData("void")]
    [InlineData("draft")]
    public async Task S36_void_and_draft_invoices_make_no_MRR(string status) =>
        (await Story.Given().Invoice("i", "2024-01-15", status: status).Line("i", 100, from: "2024-01-15", to: "2024-02-15").RunAsync())
            .Movements().ShouldBeEmpty();

    [Fact]
    public async Task S36_an_unpaid_invoice_stops_all_the_customers_MRR_from_due_plus_30()
    {
        var run = await Story.Given()
            .Invoice("i", "2024-01-15", paid: "2024-01-15", total: 1200).Line("i", 1200, from: "2024-01-15", to: "2025-01-15")
            .Invoice("j", "2024-03-01", due: "2024-03-11", total: 40).Line("j", 40, from: "2024-03-01", to: "2025-03-01")
            .RunAsync();
        run.Mrr("2024-04-09").ShouldBe(103.33333333m);
        run.Mrr("2024-04-10").ShouldBe(0m);
    }

    [Fact]
    public async Task S36_gaps_between_periods_follow_the_grace()
    {
        static Story Next(string from, string to) => Story.Given()
            .Invoice("i", "2024-01-15", paid: "2024-01-15").Line("i", 100, from: "2024-01-15", to: "2024-02-15")
            .Invoice("j", from, paid: from).Line("j", 100, from: from, to: to)
            .AsOf(from);
        (await Next("2024-03-16", "2024-04-16").RunAsync()).Movements().ShouldBe(["2024-01-15 new 100"]);
        (await Next("2024-03-17", "2024-04-17").RunAsync()).Movements().ShouldBe(
            ["2024-01-15 new 100", "2024-02-15 churn (unknown) -100", "2024-03-17 reactivation 100"]);
    }

    [Fact]
    public async Task S36_a_customer_with_a_subscription_gets_no_MRR_from_lines()
    {
        var run = await Quarter().Subscription("s", "2024-01-15", 70).RunAsync();
        run.Mrr("2024-02-01").ShouldBe(70m);
    }

    [Fact]
    public async Task S36_a_customer_whose_only_subscription_is_in_quarantine_has_none_and_lines_count()
    {
        var run = await Quarter().Subscription("s", "2024-01-15", 70, interval: "fortnight").RunAsync();
        run.Quarantined.ShouldBe(["subscriptions:2 interval unknown_interval"]);
        run.Mrr("2024-02-01").ShouldBe(100m);
    }
}
