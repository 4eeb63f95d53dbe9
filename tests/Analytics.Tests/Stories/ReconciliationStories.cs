using System.Globalization;
using Retention.Analytics.Reports;

namespace Retention.Analytics.Tests.Stories;

/// <summary>MRR against invoices and cash, each company worked by hand: docs/decisions/0019.</summary>
public sealed class ReconciliationStories
{
    [Fact]
    public async Task A_year_billed_up_front_is_all_in_its_month_and_nothing_in_the_others()
    {
        var story = Story.Given().Subscription("s", "2024-03-01", 1200, interval: "year")
            .Invoice("i", "2024-03-01", paid: "2024-03-02", total: 1452, subscription: "s", status: "paid")
            .Line("i", 1452, from: "2024-03-01", to: "2025-03-01", tax: 252)
            .Paid("i", "2024-03-02", 1452);
        (await WayAsync(story, "2024-03")).ShouldBe(["mrr 100", "as_mrr 100", "longer 1100", "recurring 1200", "tax 252", "invoiced 1452", "cash 1452"]);
        (await WayAsync(story, "2024-04")).ShouldBe(["mrr 100", "as_mrr 100", "longer -100", "recurring 0", "invoiced 0", "cash 0"]);
    }

    [Fact]
    public async Task A_discount_on_a_line_of_its_own_is_deducted_in_MRR_and_billed_apart() =>
        (await WayAsync(
            Story.Given().Subscription("s", "2024-03-01", 100, percent: 10)
                .Invoice("i", "2024-03-01", paid: "2024-03-01", total: 90, subscription: "s")
                .Line("i", 100, from: "2024-03-01", to: "2024-04-01").Line("i", -10, "discount", from: "2024-03-01", to: "2024-04-01")
                .Paid("i", "2024-03-01", 90),
            "2024-03")).ShouldBe(["mrr 90", "discount 10", "as_mrr 100", "recurring 100", "discount_lines -10", "invoiced 90", "cash 90"]);

    [Fact]
    public async Task A_discount_that_MRR_does_not_deduct_is_named_when_the_line_is_net_of_it() =>
        (await WayAsync(
            Story.Given().Subscription("s", "2024-03-01", 100, percent: 40, discountEnds: "2024-04-01")
                .Invoice("i", "2024-03-01", paid: "2024-03-01", total: 60, subscription: "s").Line("i", 60, from: "2024-03-01", to: "2024-04-01")
                .Paid("i", "2024-03-01", 60),
            "2024-03")).ShouldBe(["mrr 100", "discount_kept -40", "as_mrr 60", "recurring 60", "invoiced 60", "cash 60"]);

    [Fact]
    public async Task Seats_added_after_the_line_was_billed_are_a_change_and_their_proration_is_billed_apart() =>
        (await WayAsync(
            Story.Given().Subscription("s", "2024-03-15", 100).Change("s", "2024-03-25", quantity: 3)
                .Invoice("i", "2024-03-15", paid: "2024-03-15", subscription: "s").Line("i", 100, from: "2024-03-15", to: "2024-04-15").Paid("i", "2024-03-15", 100)
                .Invoice("j", "2024-03-25", paid: "2024-03-25", total: 135.48m, subscription: "s")
                .Line("j", 135.48m, "proration", from: "2024-03-25", to: "2024-04-15").Paid("j", "2024-03-25", 135.48m),
            "2024-03")).ShouldBe(["mrr 300", "changed -200", "as_mrr 100", "recurring 100", "proration 135.48", "invoiced 235.48", "cash 235.48"]);

    [Fact]
    public async Task Two_changes_on_the_day_of_the_bill_are_proved_by_the_proration_that_covers_the_day() =>
        (await WayAsync(
            Story.Given().Subscription("s", "2024-03-01", 1200, interval: "year", quantity: 3)
                .Invoice("i", "2024-03-01", paid: "2024-03-01", total: 2400, subscription: "s").Line("i", 2400, from: "2024-03-01", to: "2025-03-01")
                .Invoice("j", "2024-03-01", paid: "2024-03-01", total: 1200, subscription: "s").Line("j", 1200, "proration", from: "2024-03-01", to: "2025-03-01"),
            "2024-03")).Take(3).ShouldBe(["mrr 300", "changed -100", "as_mrr 200"]);

    [Fact]
    public async Task What_nothing_proves_is_unexplained_and_says_so() =>
        (await WayAsync(
            Story.Given().Subscription("s", "2024-03-01", 100)
                .Invoice("i", "2024-03-01", paid: "2024-03-01", total: 77, subscription: "s").Line("i", 77, from: "2024-03-01", to: "2024-04-01"),
            "2024-03")).Take(3).ShouldBe(["mrr 100", "unexplained -23", "as_mrr 77"]);

    [Fact]
    public async Task MRR_without_an_invoice_or_with_a_voided_one_is_said_apart()
    {
        var story = Story.Given().Subscription("s", "2024-03-01", 100).Subscription("t", "2024-03-01", 30, customer: "c2")
            .Invoice("i", "2024-03-01", total: 30, customer: "c2", subscription: "t", status: "void").Line("i", 30, from: "2024-03-01", to: "2024-04-01");
        (await WayAsync(story, "2024-03")).ShouldBe(["mrr 130", "not_invoiced -100", "withdrawn -30", "as_mrr 0", "recurring 0", "invoiced 0", "cash 0"]);
    }

    [Fact]
    public async Task A_pause_a_trial_and_an_end_are_billed_without_MRR()
    {
        var story = Story.Given()
            .Subscription("s", "2024-02-15", 100).Change("s", "2024-03-20", status: "paused")
            .Invoice("i", "2024-03-15", subscription: "s").Line("i", 100, from: "2024-03-15", to: "2024-04-15")
            .Subscription("t", "2024-03-15", 30, customer: "c2", trialEnds: "2024-04-15")
            .Invoice("j", "2024-03-15", total: 30, customer: "c2", subscription: "t").Line("j", 30, from: "2024-03-15", to: "2024-04-15")
            .Subscription("u", "2024-02-15", 7, customer: "c3", ends: "2024-03-30")
            .Invoice("k", "2024-03-15", total: 7, customer: "c3", subscription: "u").Line("k", 7, from: "2024-03-15", to: "2024-04-15")
            .AsOf("2024-03-31");
        (await WayAsync(story, "2024-03")).ShouldBe(
            ["mrr 0", "paused 100", "trial 30", "not_running 7", "as_mrr 137", "recurring 137", "invoiced 137", "overdue -137", "cash 0"]);
    }

    [Fact]
    public async Task An_unpaid_invoice_stops_MRR_and_brings_no_cash() =>
        (await WayAsync(
            Story.Given().Subscription("s", "2024-02-01", 100)
                .Invoice("i", "2024-02-01", due: "2024-02-10", subscription: "s").Line("i", 100, from: "2024-02-01", to: "2024-03-01")
                .Invoice("j", "2024-03-01", due: "2024-03-10", subscription: "s", status: "uncollectible").Line("j", 100, from: "2024-03-01", to: "2024-04-01"),
            "2024-03")).ShouldBe(["mrr 0", "past_due 100", "as_mrr 100", "recurring 100", "invoiced 100", "uncollectible -100", "cash 0"]);

    [Fact]
    public async Task A_late_renewal_is_in_MRR_and_bills_no_gap() =>
        (await WayAsync(
            Story.Given().Subscription("s", "2024-02-01", 100, ends: "2024-03-25").Subscription("t", "2024-04-05", 100)
                .Invoice("i", "2024-02-25", paid: "2024-02-25", subscription: "s").Line("i", 100, from: "2024-02-25", to: "2024-03-25").Paid("i", "2024-02-25", 100),
            "2024-03")).ShouldBe(["mrr 100", "bridged -100", "as_mrr 0", "recurring 0", "invoiced 0", "cash 0"]);

    [Fact]
    public async Task A_month_billed_on_the_last_day_before_it_is_invoiced_in_another_month()
    {
        var story = Story.Given().Subscription("s", "2024-03-01", 100)
            .Invoice("i", "2024-02-29", paid: "2024-03-03", subscription: "s").Line("i", 100, from: "2024-03-01", to: "2024-04-01").Paid("i", "2024-03-03", 100)
            .Invoice("j", "2024-03-31", paid: "2024-04-03", subscription: "s").Line("j", 100, from: "2024-04-01", to: "2024-05-01").Paid("j", "2024-04-03", 100)
            .Invoice("k", "2024-04-30", paid: "2024-05-03", subscription: "s").Line("k", 100, from: "2024-05-01", to: "2024-06-01").Paid("k", "2024-05-03", 100);
        (await WayAsync(story, "2024-03")).ShouldBe(["mrr 100", "as_mrr 100", "recurring 100", "invoiced 100", "earlier 100", "paid_later -100", "cash 100"]);
    }

    [Fact]
    public async Task Weeks_and_lines_of_no_days_are_not_months() =>
        (await WayAsync(
            Story.Given().Subscription("s", "2024-03-25", 12, interval: "week").Subscription("t", "2024-03-01", 50, customer: "c2")
                .Invoice("i", "2024-03-25", paid: "2024-03-25", total: 12, subscription: "s", status: "paid").Line("i", 12, from: "2024-03-25", to: "2024-04-01")
                .Invoice("j", "2024-03-01", paid: "2024-03-01", total: 50, customer: "c2", subscription: "t", status: "paid").Line("j", 50, from: "2024-03-01", to: "2024-03-01"),
            "2024-03")).Take(6).ShouldBe(["mrr 102", "not_invoiced -50", "as_mrr 52", "no_period 50", "shorter -40", "recurring 62"]);

    [Fact]
    public async Task Cash_is_taken_apart_by_what_the_payments_say()
    {
        var story = Story.Given().Subscription("s", "2024-01-01", 100)
            .Invoice("a", "2024-03-01", paid: "2024-03-01", status: "paid").Line("a", 100, from: "2024-03-01", to: "2024-04-01", subscription: "s")
            .Paid("a", "2024-03-01", 97)
            .Invoice("b", "2024-03-02", paid: "2024-03-02", status: "paid", total: 20).Line("b", 20, "one_off").Paid("b", "2024-03-02", 25)
            .Invoice("c", "2024-03-03", paid: "2024-03-03", status: "paid", total: 30).Line("c", 30, "setup")
            .Invoice("d", "2024-03-04", total: 40).Line("d", 39, "usage")
            .Invoice("e", "2024-03-05", total: 50, status: "void").Paid("e", "2024-03-05", 50)
            .Invoice("f", "2024-03-06", total: 60, paid: "2024-03-07", status: "paid").Paid("f", "2024-03-07", 60).Paid("f", "2024-03-20", 60, "refunded")
            .Invoice("g", "2024-03-08", total: 70, due: "2025-01-01").Paid("g", "2024-03-09", 70, "refunded")
            .Invoice("h", "2024-03-10", total: -5).Paid(null, "2024-03-11", 11, currency: "USD").Paid("a", "2024-03-12", 500, "failed");
        (await WayAsync(story, "2024-03")).ShouldBe([
            "mrr 100", "as_mrr 100", "recurring 100",
            "no_lines 125", "usage 39", "setup 30", "one_off 20", "total_differs 1", "invoiced 315",
            "not_due -70", "refunded -60", "withdrawn_paid 50", "overdue -40", "no_payment -30", "no_invoice 11", "credit_note 5", "overpaid 5", "short -3", "cash 183"]);
    }

    [Fact]
    public async Task A_customer_billed_by_invoices_alone_is_explained_by_its_lines()
    {
        var story = Story.Given()
            .Invoice("i", "2024-03-01", paid: "2024-03-01", total: 1080, status: "paid")
            .Line("i", 1200, from: "2024-03-01", to: "2025-03-01").Line("i", -120, "discount", from: "2024-03-01", to: "2025-03-01")
            .Paid("i", "2024-03-01", 1080);
        (await WayAsync(story, "2024-03")).ShouldBe(
            ["mrr 90", "discount 10", "as_mrr 100", "longer 1100", "recurring 1200", "discount_lines -120", "invoiced 1080", "cash 1080"]);
    }

    [Fact]
    public async Task Everything_is_valued_at_the_rate_of_the_month_and_another_currency_is_a_cause()
    {
        var story = Story.Given().Rate("2024-02-29", "EUR", "USD", 1.5m).Rate("2024-03-31", "EUR", "USD", 1.2m)
            .Subscription("s", "2024-03-01", 100, currency: "EUR")
            .Invoice("i", "2024-03-01", paid: "2024-03-01", currency: "EUR", subscription: "s", status: "paid").Line("i", 100, from: "2024-03-01", to: "2024-04-01")
            .Paid("i", "2024-03-01", 125, currency: "USD");
        (await WayAsync(story, "2024-03")).ShouldBe(["mrr 120", "as_mrr 120", "recurring 120", "invoiced 120", "other_currency 5", "cash 125"]);
    }

    [Fact]
    public async Task Lines_that_name_no_subscription_are_compared_with_the_customer_as_a_whole() =>
        (await WayAsync(
            Story.Given().Subscription("s", "2024-03-01", 100).Subscription("t", "2024-03-01", 30)
                .Invoice("i", "2024-03-01", paid: "2024-03-01", total: 130, status: "paid").Line("i", 130, from: "2024-03-01", to: "2024-04-01"),
            "2024-03")).ShouldBe(["mrr 130", "as_mrr 130", "recurring 130", "invoiced 130", "no_payment -130", "cash 0"]);

    /// <summary>The way of a month in words, its checks asked first: the causes lead from each figure to the next.</summary>
    private static Task<IReadOnlyList<string>> WayAsync(Story story, string month) => StoryWarehouses.ReadAsync<IReadOnlyList<string>>(
        story,
        async (warehouse, run) =>
        {
            var report = (await ReconciliationReport.ReadAsync(warehouse, new(month), null, TestContext.Current.CancellationToken))!;
            report.Months.Problems.ShouldBeEmpty();
            report.AddsUp.ShouldBeTrue();
            report.Steps[0].Amount.ShouldBe(run.Bridge(month).Closing, 0.0001m);
            report.Steps.Where(step => !step.IsFigure).ShouldAllBe(step => ReconciliationStep.Causes.Contains(step.Name));
            return [.. report.Steps.Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.Name} {step.Amount:0.####}"))];
        },
        TestContext.Current.CancellationToken);
}
