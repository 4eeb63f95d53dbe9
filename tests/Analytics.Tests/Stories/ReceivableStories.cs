using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Tests.Stories;

/// <summary>What customers owe and how long it takes to come in: metrics.md section 7, record 0037.</summary>
public sealed class ReceivableStories
{
    private static readonly string[] Days = ["dso", "best_possible_dso", "days_delinquent", "receivables", "past_due"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Story Paying => Story.Given().Asks(Days).Policy("past_due_churn_days", "never").Subscription("s1", "2024-01-01", 100);

    [Fact]
    public async Task DSO_counts_back_through_the_latest_months_of_billing()
    {
        // 150 are open: all of the 100 of March (31 days) and half of the 100 of February (29 days).
        var run = await Paying.AsOf("2024-03-31")
            .Invoice("i1", "2024-01-15", "2024-02-14", "2024-02-14", 100).Invoice("i2", "2024-02-15", "2024-03-16", null, 50).Invoice("i3", "2024-02-20", "2024-03-21", "2024-03-20", 50)
            .Invoice("i4", "2024-03-15", "2024-04-14", null, 100).RunAsync();
        run.Metric("dso", "2024-03").ShouldBe(31 + 14.5m);
        run.Metric("best_possible_dso", "2024-03").ShouldBe(31m, "100 are not due");
        run.Metric("days_delinquent", "2024-03").ShouldBe(14.5m);
        run.Metric("receivables", "2024-03").ShouldBe(150m);
        run.Metric("past_due", "2024-03").ShouldBe(50m);
        run.Metric("receivables", "2024-01").ShouldBe(100m, "the first was open at the end of January");
        run.Metric("dso", "2024-01").ShouldBe(31m);
    }

    [Fact]
    public async Task A_month_without_billing_counts_in_full_while_something_older_is_open()
    {
        var run = await Paying.AsOf("2024-03-31").Invoice("i1", "2024-01-15", "2024-01-20", null, 100).RunAsync();
        run.Metric("dso", "2024-03").ShouldBe(31 + 29 + 31);
        run.Metric("best_possible_dso", "2024-03").ShouldBe(0m);
    }

    [Fact]
    public async Task Nothing_due_is_a_DSO_of_0_and_no_invoice_at_all_is_not_defined()
    {
        var paid = await Paying.AsOf("2024-03-31").Invoice("i1", "2024-02-15", "2024-02-20", "2024-02-16", 100).RunAsync();
        paid.Metric("dso", "2024-01").ShouldBeNull("nothing was billed yet");
        paid.Metric("dso", "2024-03").ShouldBe(0m);
        paid.Metric("past_due", "2024-03").ShouldBe(0m);
        var none = await Paying.AsOf("2024-03-31").RunAsync();
        foreach (var name in Days) none.Metric(name, "2024-03").ShouldBeNull(name);
    }

    [Fact]
    public async Task S30_rates_make_no_days()
    {
        var run = await Paying.Rate("2024-01-31", "EUR", "USD", 1).Rate("2024-02-29", "EUR", "USD", 10).AsOf("2024-02-29")
            .Invoice("i1", "2024-01-15", "2024-01-20", null, 100, currency: "EUR").Invoice("i2", "2024-02-15", "2024-03-20", null, 100, currency: "EUR").RunAsync();
        run.Metric("receivables", "2024-02").ShouldBe(2000m);
        run.Metric("dso", "2024-02").ShouldBe(29 + 31);
    }

    [Fact]
    public async Task Ageing_adds_up_to_what_is_owed_and_without_what_is_not_due_to_what_is_past_due()
    {
        var story = Paying.AsOf("2024-12-31");
        (string Due, decimal Total)[] open = [("2024-12-31", 1), ("2024-12-30", 2), ("2024-12-01", 4), ("2024-11-30", 8), ("2024-11-01", 16), ("2024-10-31", 32), ("2024-10-02", 64), ("2024-10-01", 128)];
        foreach (var (due, total) in open) story.Invoice("i" + total, "2024-09-01", due, null, total);
        story.Invoice("draft", "2024-09-01", "2024-10-01", null, 1000, status: "draft").Invoice("void", "2024-09-01", "2024-10-01", null, 1000, voided: "2024-09-02")
            .Invoice("lost", "2024-09-01", "2024-10-01", null, 1000, status: "uncollectible").Invoice("credit", "2024-09-01", "2024-10-01", null, -50)
            .Invoice("part", "2024-12-01", "2025-01-01", null, 1000, amountPaid: 744).Invoice("over", "2024-12-01", "2025-01-01", null, 10, amountPaid: 11);
        var report = await ReadAsync(story, "2024-12");
        report.Ageing.Select(row => FormattableString.Invariant($"{row.Class} {row.Amount:0}")).ShouldBe(["not_due 257", "1_30 6", "31_60 24", "61_90 96", "over_90 128", "total 511"]);
        report.Ageing.SkipLast(1).Sum(row => row.Amount).ShouldBe(Card(report, "receivables")!.Value);
        report.Ageing.Skip(1).SkipLast(1).Sum(row => row.Amount).ShouldBe(Card(report, "past_due")!.Value);
    }

    [Fact]
    public async Task An_invoice_paid_later_was_open_until_then()
    {
        var story = Paying.AsOf("2024-12-31").Invoice("i1", "2024-09-01", "2024-09-30", "2024-11-05", 100);
        (await ReadAsync(story, "2024-09")).Ageing[0].Amount.ShouldBe(100m, "on 30 September it is due, and not late");
        (await ReadAsync(story, "2024-10")).Ageing.Single(row => row.Class == "31_60").Amount.ShouldBe(100m);
        (await ReadAsync(story, "2024-11")).Ageing[^1].ShouldBe(new("total", 0, 0, 0, null));
    }

    [Fact]
    public async Task A_payer_is_as_late_as_half_of_the_money_of_its_last_12_invoices()
    {
        var story = Story.Given().Policy("past_due_churn_days", "never").AsOf("2024-12-31");
        Pays("big one late", [(0, 10), (0, 10), (40, 100)]);
        Pays("half in time", [(0, 50), (40, 25), (40, 25)]);
        Pays("three days", [(3, 1), (3, 1), (3, 1)]);
        Pays("four days", [(4, 1), (4, 1), (4, 1)]);
        Pays("thirty-one", [(31, 1), (31, 1), (31, 1)]);
        Pays("sixty-one", [(61, 1), (61, 1), (61, 1)]);
        Pays("two", [(90, 1), (90, 1)]);
        Pays("old sins", [(70, 1000), .. Enumerable.Repeat((0, 1), 12)]);
        Pays("none", []);
        var report = await ReadAsync(story, "2024-12");
        var bands = new Dictionary<string, string?>();
        foreach (var band in PayerBand.Bands)
        {
            foreach (var payer in (await ReadAsync(story, "2024-12", band)).Payers) bands[payer.CustomerId] = $"{payer.Band} {payer.Days} of {payer.Invoices}";
        }

        bands.ShouldBe(new Dictionary<string, string?>
        {
            ["big one late"] = "late 40 of 3", ["half in time"] = "punctual 0 of 3", ["three days"] = "punctual 3 of 3", ["four days"] = "slow 4 of 3", ["thirty-one"] = "late 31 of 3",
            ["sixty-one"] = "chronic 61 of 3", ["two"] = "unknown  of 2", ["old sins"] = "punctual 0 of 12", ["none"] = "unknown  of 0",
        }, ignoreOrder: true);
        report.Bands.Select(row => (row.Band, row.FromDays, row.ToDays, row.Customers)).ShouldBe(
            [("punctual", null, 3, 3), ("slow", 4, 30, 1), ("late", 31, 60, 2), ("chronic", 61, null, 1), ("unknown", null, null, 2), ("total", null, null, 9)]);
        report.Bands[^1].Mrr.ShouldBe(90m);
        (await ReadAsync(story.Policy("payer_band_days", "0,3,4"), "2024-12")).Bands.Select(row => row.Customers).ShouldBe([2, 1, 1, 3, 2, 9]);

        void Pays(string id, IEnumerable<(int Late, decimal Total)> invoices)
        {
            story.Subscription("s-" + id, "2024-01-01", 10, customer: id);
            foreach (var (n, (late, total)) in invoices.Index())
            {
                var due = new DateOnly(2024, 1, 1).AddDays(7 * n);
                story.Invoice($"{id}-{n}", $"{due:yyyy-MM-dd}", $"{due:yyyy-MM-dd}", $"{due.AddDays(late):yyyy-MM-dd}", total, id);
            }
        }
    }

    [Fact]
    public async Task An_unpaid_invoice_makes_its_customer_as_late_as_it_is_by_now()
    {
        var story = Paying.AsOf("2024-12-31").Invoice("i1", "2024-10-01", "2024-11-30", null, 10).Invoice("i2", "2024-10-02", "2024-11-30", null, 10).Invoice("i3", "2024-10-03", "2024-11-30", null, 10)
            .Invoice("i4", "2024-12-03", "2025-11-30", null, 1000);
        (await ReadAsync(story, "2024-12")).Payers.Single().ShouldBe(new("c1", "c1", "late", 3, 31, 100, 1), "what is not due says nothing yet");
        (await ReadAsync(story, "2024-11")).Bands.Single(row => row.Band == "unknown").Customers.ShouldBe(1, "on 30 November none is late");
    }

    private static decimal? Card(ReceivablesReport report, string metric) => report.Cards.Single(card => card.Metric.Name == metric).Value;

    private static async Task<ReceivablesReport> ReadAsync(Story story, string month, string? band = null) =>
        (await StoryWarehouses.ReadAsync(story, (warehouse, _) => ReceivablesReport.ReadAsync(warehouse, Selection.Everyone, new(month), band, Stop), Stop))!;
}
