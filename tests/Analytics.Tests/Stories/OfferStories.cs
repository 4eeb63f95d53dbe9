using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;
using Score = Retention.Analytics.Tests.Stories.GrowthTold.Score;

namespace Retention.Analytics.Tests.Stories;

/// <summary>Reasons for offers, and who gets none: record 0059.</summary>
public sealed class OfferStories
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // Ten seats at 10, the next plan at 15 a seat, the year at 100 a seat.
    private static Story Desk => Story.Given().AsOf("2024-10-15").Customer("c1")
        .Row("plans", ("plan_id", "one"), ("name", "One"), ("product", "Desk"), ("tier", 1), ("interval", "month"), ("unit_amount", 10), ("currency", "USD"))
        .Row("plans", ("plan_id", "two"), ("name", "Two"), ("product", "Desk"), ("tier", 2), ("interval", "month"), ("unit_amount", 15), ("currency", "USD"))
        .Row("plans", ("plan_id", "three"), ("name", "Three"), ("product", "Desk"), ("tier", 3), ("interval", "month"), ("unit_amount", 30), ("currency", "USD"))
        .Subscription("s1", "2024-01-01", plan: "one", quantity: 10);

    private static readonly Score Near = new("c1", Limit: 0.85);

    [Fact]
    public async Task Near_the_limit_the_next_plan_is_offered_at_what_it_costs_more()
    {
        var offer = (await GrowthTold.OffersAsync(Desk, GrowthNotes.None, Near)).Rows.ShouldHaveSingleItem();
        (offer.Kind, offer.Item, offer.ItemName, offer.Expected).ShouldBe(("limit", "two", "Two", 50m));
        (await GrowthTold.OffersAsync(Desk, GrowthNotes.None, new Score("c1", Limit: 0.79))).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task With_the_seats_full_one_in_ten_more_is_offered_at_what_a_seat_costs()
    {
        var offer = (await GrowthTold.OffersAsync(Desk, GrowthNotes.None, new Score("c1", Seats: 0.95))).Rows.ShouldHaveSingleItem();
        (offer.Kind, offer.Expected).ShouldBe(("seats", 10m));
    }

    [Fact]
    public async Task Once_20_have_answered_the_share_of_yes_counts()
    {
        var notes = GrowthNotes.None with { Answers = """[{"kind": "limit", "answered": 20, "accepted": 5}]""" };
        (await GrowthTold.OffersAsync(Desk, notes, Near)).Rows[0].Expected.ShouldBe(12.5m);
        notes = GrowthNotes.None with { Answers = """[{"kind": "limit", "answered": 19, "accepted": 5}]""" };
        (await GrowthTold.OffersAsync(Desk, notes, Near)).Rows[0].Expected.ShouldBe(50m);
    }

    [Fact]
    public async Task A_red_customer_gets_no_offer_and_people_may_say_who_is_red()
    {
        await GuardedAsync(Desk, "red", GrowthNotes.None, Near with { Band = "red" });
        await GuardedAsync(Desk, "red", GrowthNotes.None with { Overrides = """[{"customer_id": "c1", "band": "red"}]""" }, Near);
        await FreeAsync(Desk, GrowthNotes.None with { Overrides = """[{"customer_id": "c1", "band": "green"}]""" }, Near with { Band = "red" });
    }

    [Fact]
    public async Task Who_has_an_invoice_past_due_gets_no_offer()
    {
        await GuardedAsync(Desk.Invoice("i", "2024-10-01", "2024-10-14"), "past_due", GrowthNotes.None, Near);
        await FreeAsync(Desk.Invoice("i", "2024-10-01", "2024-10-15"), GrowthNotes.None, Near);
        await FreeAsync(Desk.Invoice("i", "2024-10-01", "2024-10-14", "2024-10-15"), GrowthNotes.None, Near);
    }

    [Fact]
    public async Task A_detractor_gets_no_offer_until_it_answers_otherwise_or_the_window_is_over()
    {
        await GuardedAsync(Desk.Answer("c1", "2024-10-01", 6), "detractor", GrowthNotes.None, Near);
        await FreeAsync(Desk.Answer("c1", "2024-10-01", 6).Answer("c1", "2024-10-10", 7), GrowthNotes.None, Near);
        await FreeAsync(Desk.Answer("c1", "2024-07-17", 6), GrowthNotes.None, Near);
    }

    [Fact]
    public async Task Who_is_under_notice_gets_no_offer() =>
        await GuardedAsync(Desk.Subscription("s2", "2024-01-01", plan: "one", requested: "2024-10-10", ends: "2024-12-31"), "notice", GrowthNotes.None, Near);

    [Fact]
    public async Task After_an_offer_there_is_none_for_30_days_and_the_same_not_for_180()
    {
        await GuardedAsync(Desk, "recent", Offered("2024-09-16", "seats"), Near);
        await FreeAsync(Desk, Offered("2024-09-15", "seats"), Near);
        (await GrowthTold.OffersAsync(Desk, Offered("2024-09-15", "limit", "two"), Near)).Rows.ShouldBeEmpty("the same was offered a month ago");
        await FreeAsync(Desk, Offered("2024-04-18", "limit", "two"), Near);
        await FreeAsync(Desk, Offered("2024-10-15", "seats"), Near);
    }

    [Fact]
    public async Task Two_offers_at_most_those_that_add_most()
    {
        var story = WithYear(Desk);
        for (var i = 0; i < 20; i++) story.Subscription($"gone{i:00}", "2024-01-01", 1, customer: $"gone{i:00}", ends: "2024-06-15").Customer($"gone{i:00}");
        var report = await GrowthTold.OffersAsync(story, GrowthNotes.None, new Score("c1", Limit: 0.9, Seats: 1));
        report.Kinds.Select(kind => kind.Name).ShouldBe(["limit", "seats", "annual"], ignoreOrder: true);
        report.Rows.Select(row => row.Kind).ShouldBe(["annual", "limit"], "20 of 66 customer months ended: a year of 1,000 against 326 expected of 12 months is 56 a month");
    }

    [Fact]
    public async Task Ten_a_month_against_a_hundred_a_year_saves_20_brings_100_now_and_breaks_even_in_the_tenth_month()
    {
        var row = (await GrowthTold.ReadAsync(WithYear(Desk).Change("s1", "2024-02-01", quantity: 1), [], warehouse => GrowthLists.AnnualAsync(warehouse, Selection.Everyone, new(), Stop))).Rows.ShouldHaveSingleItem();
        (row.Monthly, row.Yearly, row.Saving, row.Avoided, row.Gain, row.BreakEven).ShouldBe((10m, 100m, 20m, 0m, -20m, 10));
        row.Effect.ShouldBe(-1.6667m, 0.0001m);
    }

    [Theory]
    [InlineData(0.05, 14, 28.0720)] // 10 x (1 - 0.95^13) / 0.05 = 97.3, the 14th month makes 102.5; 120 - 91.9280
    [InlineData(0.1, null, 48.2430)] // never more than 10 / 0.1 = 100; 120 - 71.7570
    [InlineData(0.0, 10, 0.0)]
    public async Task With_churn_the_break_even_moves_out_and_the_year_avoids_it(double churn, int? month, double avoided)
    {
        var (found, kept) = await GrowthTold.ReadAsync(Desk, [], warehouse => warehouse.ReadAsync((connection, _) => Task.FromResult(
            (connection.Scalar<int?>("select break_even_month(10::double, 100::double, $1)", churn), connection.Scalar<double>("select 10 * (12 - expected_months($1, 12))::double", churn))), Stop));
        found.ShouldBe(month);
        kept.ShouldBe(avoided, 0.0001);
    }

    [Fact]
    public async Task Half_of_twenty_against_a_quarter_of_all_is_a_lift_of_two()
    {
        // 40 customers, 20 of each segment; Support with ten of the large ones.
        var story = Story.Given().AsOf("2024-10-15").Plan("desk", 10, product: "Desk").Plan("help", 5, product: "Support");
        for (var i = 0; i < 40; i++) story.Customer($"c{i:00}", segment: i < 20 ? "large" : "small").Subscription($"d{i:00}", "2024-01-01", customer: $"c{i:00}", plan: "desk");
        for (var i = 0; i < 10; i++) story.Subscription($"h{i:00}", "2024-01-01", customer: $"c{i:00}", plan: "help");
        var (lift, offers) = await GrowthTold.ReadAsync(story, [], async warehouse =>
            (await GrowthLists.LiftAsync(warehouse, Selection.Everyone, Stop), await GrowthReport.ReadAsync(warehouse, Selection.Everyone, new(), GrowthNotes.None, Stop)));
        var pair = lift.Single(one => one is { Name: "large", Product: "Support" });
        (pair.Both, pair.OfThing, pair.OfProduct, pair.Support, pair.Confidence, pair.Lift, pair.IsSure).ShouldBe((10, 20, 10, 0.25, 0.5, 2.0, true));
        lift.Single(one => one is { Name: "Desk", Product: "Support" }).Lift.ShouldBe(1.0, "everybody has Desk");
        offers.Rows.Count.ShouldBe(10, "the large ones without it");
        offers.Rows.ShouldAllBe(row => row.Kind == "cross_sell" && row.Item == "Support" && row.Expected == 5m);
    }

    private static Story WithYear(Story story) =>
        story.Row("plans", ("plan_id", "year"), ("name", "Year"), ("product", "Desk"), ("tier", 1), ("interval", "year"), ("unit_amount", 100), ("currency", "USD"));

    private static GrowthNotes Offered(string on, string kind, string item = "one") =>
        GrowthNotes.None with { Offered = $$"""[{"customer_id": "c1", "made_on": "{{on}}", "kind": "{{kind}}", "item": "{{item}}"}]""" };

    private static async Task GuardedAsync(Story story, string guard, GrowthNotes notes, Score score)
    {
        var report = await GrowthTold.OffersAsync(story, notes, score);
        report.Rows.ShouldBeEmpty();
        report.Guards.ShouldContain(one => one.Name == guard && one.Customers == 1);
    }

    private static async Task FreeAsync(Story story, GrowthNotes notes, Score score) => (await GrowthTold.OffersAsync(story, notes, score)).Rows.ShouldHaveSingleItem().Item.ShouldBe("two");
}
