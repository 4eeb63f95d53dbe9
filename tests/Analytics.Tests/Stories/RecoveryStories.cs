using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Tests.Stories;

/// <summary>Payments that fail, what of them comes in after all, and cards about to expire: metrics.md section 7, record 0037.</summary>
public sealed class RecoveryStories
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Story Paying => Story.Given().Subscription("s1", "2024-01-01", 100).AsOf("2024-12-31");

    [Fact]
    public async Task Recovered_is_what_later_attempts_bring_within_the_days_of_the_policy()
    {
        var story = Paying.Asks("failed_payments", "recovery_rate")
            .Failed("i1", "2024-03-31", 100, code: "insufficient_funds").Failed("i1", "2024-04-03", 100, code: "insufficient_funds").Paid("i1", "2024-04-07", 100, currency: "USD")
            .Failed("i2", "2024-03-10", 300, code: "expired_card").Paid("i2", "2024-05-10", 300, currency: "USD")
            .Paid("i3", "2024-03-12", 50, currency: "USD");
        var run = await story.RunAsync();
        run.Metric("failed_payments", "2024-03").ShouldBe(400m, "a later attempt does not fail the same money again");
        run.Metric("recovery_rate", "2024-03").ShouldBe(0.25m, "300 came after 61 days");
        run.Metric("failed_payments", "2024-04").ShouldBe(0m);
        run.Metric("recovery_rate", "2024-04").ShouldBeNull("nothing failed first in April");
        (await story.Policy("recovery_days", "61").RunAsync()).Metric("recovery_rate", "2024-03").ShouldBe(1m);
        (await LinesAsync(story, "reason")).ShouldBe(["expired_card: 300 of 300 in 1", "insufficient_funds: 100 of 100 in 1", "total: 400 of 400 in 2"]);
        (await LinesAsync(story, "attempt")).ShouldBe(["2: 300 of 300 in 1", "3: 100 of 100 in 1", "total: 400 of 400 in 2"]);
    }

    [Fact]
    public async Task A_month_is_open_until_the_days_of_the_policy_have_passed_since_its_end_and_is_left_out_of_the_total()
    {
        var story = Paying.Failed("i1", "2024-10-20", 100).Paid("i1", "2024-10-25", 100, currency: "USD").Failed("i2", "2024-11-01", 100).AsOf("2024-12-30");
        (await LinesAsync(story, "month")).ShouldBe(["2024-10: 100 of 100 in 1", "2024-11 (open): 0 of 100 in 1", "total: 100 of 100 in 1"]);
        (await LinesAsync(story.AsOf("2024-12-29"), "month"))[0].ShouldBe("2024-10 (open): 100 of 100 in 1", "31 October + 60 days is 30 December");
    }

    [Fact]
    public async Task S6_what_was_not_known_on_the_day_is_not_counted()
    {
        var story = Paying.Failed("i1", "2024-03-10", 100).Paid("i1", "2024-03-20", 100, currency: "USD").AsOf("2024-03-19");
        (await LinesAsync(story, "month")).ShouldBe(["2024-03 (open): 0 of 100 in 1"]);
    }

    [Fact]
    public async Task Both_sides_are_valued_at_the_rate_of_the_month_of_the_first_failure()
    {
        var story = Paying.Rate("2024-03-31", "EUR", "USD", 2).Rate("2024-04-30", "EUR", "USD", 5)
            .Failed("i1", "2024-03-30", 100, currency: "EUR").Paid("i1", "2024-04-02", 40, currency: "EUR").Paid("i1", "2024-04-05", 60, currency: "USD");
        (await LinesAsync(story, "month")).ShouldBe(["2024-03: 80 of 200 in 1", "total: 80 of 200 in 1"], "60 in another currency pay for another thing");
    }

    [Fact]
    public async Task Bad_input_never_recovers_less_than_nothing_nor_more_than_failed()
    {
        var story = Paying
            .Failed("i1", "2024-03-01", 100).Paid("i1", "2024-03-02", 100, currency: "USD").Paid("i1", "2024-03-03", 900, "refunded", currency: "USD")
            .Failed("i2", "2024-03-01", 100).Paid("i2", "2024-03-02", 500, currency: "USD")
            .Failed("i3", "2024-03-01", 0).Failed("i4", "2024-03-01", -5)
            .Failed(null, "2024-03-05", 70).Paid(null, "2024-03-06", 70, currency: "USD");
        (await LinesAsync(story, "month")).ShouldBe(["2024-03: 100 of 200 in 2", "total: 100 of 200 in 2"]);
        var month = (await ReadAsync(story)).Failed.Single(row => row.Month == new DateOnly(2024, 3, 1));
        (month.Attempts, month.Amount, month.FirstFailures, month.WithoutInvoice, month.WithoutInvoiceAmount).ShouldBe((5, 265m, 2, 1, 70m));
    }

    [Fact]
    public async Task Without_payments_nothing_is_defined_and_nothing_breaks()
    {
        var report = await ReadAsync(Paying);
        report.Cards.Single(card => card.Metric.Name == "recovery_rate").Value.ShouldBeNull();
        report.Cards.Single(card => card.Metric.Name == "failed_payments").Value.ShouldBe(0m);
        report.Recovery.Values.ShouldAllBe(rows => rows.Count == 0);
        report.Expiring.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_payments_behind_a_row_add_up_to_it_under_any_filter()
    {
        var story = Paying.Won("a", "2024-01-01", 10, segment: "smb").Won("b", "2024-01-01", 10, segment: "mid").Won("c1", "2024-01-01", 10)
            .Failed("i1", "2024-03-01", 100, "a", "stolen").Paid("i1", "2024-03-02", 100, customer: "a", currency: "USD").Failed("i2", "2024-03-09", 30, "b", "stolen").Failed("i3", "2024-04-09", 7, "a");
        (await ListAsync(story, "month", null, "")).ShouldBe((true, 2, 130m, 100m, 3));
        (await ListAsync(story, "month", null, "segment:smb")).ShouldBe((true, 1, 100m, 100m, 2));
        (await ListAsync(story, "reason", "stolen", "")).ShouldBe((true, 2, 130m, 100m, 3));
        (await ListAsync(story, "reason", null, "")).ShouldBe((true, 2, 130m, 100m, 3), "April lies after the month in view");
        (await ListAsync(story, "attempt", "never", "segment:mid")).ShouldBe((true, 1, 30m, 0m, 1));
        (await ListAsync(story, "attempt", "7", "")).ShouldBe((true, 0, 0m, 0m, 0));
    }

    [Fact]
    public async Task A_card_counts_until_the_end_of_its_month_and_the_latest_attempt_says_which_card()
    {
        var story = Story.Given().Asks("card_expiry_mrr").AsOf("2024-12-15");
        (string Id, string? First, string? Then)[] cards = [("due", "2024-12", "2024-12"), ("renewed", "2024-12", "2027-12"), ("gone", null, "2024-11"), ("late", null, "2025-02"), ("transfer", "2024-12", null), ("next", null, "2025-01")];
        foreach (var (id, first, then) in cards)
        {
            story.Subscription("s-" + id, "2024-01-01", 100, customer: id);
            if (first is not null) story.Row("payments", ("payment_id", id + 1), ("customer_id", id), ("attempted_at", "2024-09-01"), ("status", "succeeded"), ("amount", "1"), ("card_expires", first));
            story.Row("payments", ("payment_id", id + 2), ("customer_id", id), ("attempted_at", "2024-10-01"), ("status", "failed"), ("amount", "1"), ("card_expires", then));
        }

        (await story.RunAsync()).Metric("card_expiry_mrr", "2024-12").ShouldBe(200m, "the end of February is more than 60 days away");
        (await ReadAsync(story)).Expiring.Select(row => FormattableString.Invariant($"{row.State} {row.Month:yyyy-MM} {row.Customers} {row.Mrr:0}"))
            .ShouldBe(["expired  1 100", "due 2024-12 1 100", "due 2025-01 1 100", "later  2 200"]);
    }

    [Fact]
    public async Task S29_churn_is_voluntary_involuntary_or_unknown()
    {
        var run = await Story.Given().Asks("voluntary_churn", "involuntary_churn", "unknown_churn", "churned_mrr").AsOf("2024-12-31")
            .Subscription("s1", "2024-01-01", 10, customer: "a", ends: "2024-05-10", reason: "too_expensive")
            .Subscription("s2", "2024-01-01", 20, customer: "b", ends: "2024-05-10", reason: "payment_failed")
            .Subscription("s3", "2024-01-01", 40, customer: "c", ends: "2024-05-10").RunAsync();
        (run.Metric("voluntary_churn", "2024-05"), run.Metric("involuntary_churn", "2024-05"), run.Metric("unknown_churn", "2024-05")).ShouldBe((-10m, -20m, -40m));
        run.Metric("churned_mrr", "2024-05").ShouldBe(-70m);
    }

    private static async Task<BillingReport> ReadAsync(Story story) =>
        (await StoryWarehouses.ReadAsync(story, (warehouse, _) => BillingReport.ReadAsync(warehouse, Selection.Everyone, new("2024-11"), Stop), Stop))!;

    private static async Task<IReadOnlyList<string>> LinesAsync(Story story, string way)
    {
        var day = story.Day;
        var report = await StoryWarehouses.ReadAsync(story, (warehouse, _) => BillingReport.ReadAsync(warehouse, Selection.Everyone, new(day.ToString("yyyy-MM", null), "2024-01", day.ToString("yyyy-MM", null)), Stop), Stop);
        return [.. report!.Recovery[way].Select(row => FormattableString.Invariant($"{(row.Kind == "period" ? $"{row.Month:yyyy-MM}" : row.Value ?? row.Kind)}{(row.IsOpen ? " (open)" : "")}: {row.Recovered:0.##} of {row.Failed:0.##} in {row.Invoices}"))];
    }

    private static async Task<(bool Matches, long Invoices, decimal Failed, decimal Recovered, int Payments)> ListAsync(Story story, string by, string? value, string where)
    {
        var report = (await StoryWarehouses.ReadAsync(story, (warehouse, _) => DunningReport.ReadAsync(warehouse, Selection.Where(where), new("2024-03", by, value), Stop), Stop))!;
        return (report.Matches, report.Totals.Invoices, report.Totals.Failed, report.Totals.Recovered, report.Payments.Count);
    }
}
