namespace Retention.Analytics.Tests.Stories;

/// <summary>Rates, the reporting currency and fx: reading S30.</summary>
public sealed class FxStories
{
    private static Story InEuros() => Story.Given().Subscription("s", "2024-03-10", 100, currency: "EUR");

    [Fact]
    public async Task S30_a_movement_is_valued_at_the_previous_months_rate_and_the_rest_is_fx()
    {
        var run = await InEuros()
            .Rate("2024-02-29", "EUR", "USD", 1.1m).Rate("2024-03-31", "EUR", "USD", 1.2m).Rate("2024-04-30", "EUR", "USD", 1.05m)
            .Change("s", "2024-04-10", unit: 150)
            .RunAsync();
        run.Bridge("2024-03").Line.ShouldBe("0 + 110 new + 10 fx = 120");

        // 50 EUR at 1.2 is expansion; 150 EUR at the end, each worth 0.15 less.
        run.Bridge("2024-04").Line.ShouldBe("120 + 60 expansion - 22.5 fx = 157.5");
    }

    [Fact]
    public async Task S30_churn_is_valued_at_the_opening_rate_and_leaves_no_fx()
    {
        var run = await Story.Given()
            .Rate("2024-03-31", "EUR", "USD", 1.2m).Rate("2024-04-30", "EUR", "USD", 1.5m)
            .Subscription("s", "2024-03-10", 100, currency: "EUR", ends: "2024-04-20")
            .RunAsync();
        run.Bridge("2024-04").Line.ShouldBe("120 - 120 churn = 0");
    }

    [Fact]
    public async Task S30_the_rate_of_a_month_is_its_latest_on_or_before_the_last_day_and_others_are_not_used()
    {
        var run = await InEuros()
            .Rate("2024-02-10", "EUR", "USD", 9).Rate("2024-02-20", "EUR", "USD", 1.1m).Rate("2024-03-05", "EUR", "USD", 7)
            .Rate("2024-03-29", "EUR", "USD", 1.2m).Rate("2024-04-01", "EUR", "USD", 3)
            .AsOf("2024-03-31").RunAsync();
        run.Bridge("2024-03").Line.ShouldBe("0 + 110 new + 10 fx = 120");
    }

    [Fact]
    public async Task S30_a_month_without_a_rate_takes_the_last_one_known_and_before_the_first_that_first_one()
    {
        var run = await InEuros().Rate("2024-05-31", "EUR", "USD", 1.2m).Rate("2024-06-30", "EUR", "USD", 1.3m).AsOf("2024-08-31").RunAsync();
        run.Bridge("2024-03").Line.ShouldBe("0 + 120 new = 120");
        run.Bridge("2024-06").Line.ShouldBe("120 + 10 fx = 130");
        run.Bridge("2024-08").Line.ShouldBe("130 = 130");
    }

    [Fact]
    public async Task S30_an_open_month_takes_the_latest_rate_on_or_before_the_as_of_day()
    {
        var run = await InEuros()
            .Rate("2024-02-29", "EUR", "USD", 1.1m).Rate("2024-03-14", "EUR", "USD", 1.15m).Rate("2024-03-31", "EUR", "USD", 1.2m)
            .AsOf("2024-03-15").RunAsync();
        run.Bridge("2024-03").Line.ShouldBe("0 + 110 new + 5 fx = 115");
    }

    [Fact]
    public async Task S30_the_direct_rate_goes_before_the_inverse_and_the_inverse_serves_alone()
    {
        var inverse = await InEuros().Rate("2024-02-29", "USD", "EUR", 0.8m).RunAsync();
        inverse.Bridge("2024-03").Line.ShouldBe("0 + 125 new = 125");

        var both = await InEuros().Rate("2024-02-29", "USD", "EUR", 0.8m).Rate("2024-02-29", "EUR", "USD", 1.2m).RunAsync();
        both.Bridge("2024-03").Line.ShouldBe("0 + 120 new = 120");
    }

    [Fact]
    public async Task S30_never_through_a_third_currency()
    {
        var run = await InEuros()
            .Rate("2024-02-29", "EUR", "GBP", 0.8m).Rate("2024-02-29", "GBP", "USD", 1.25m)
            .Subscription("dollars", "2024-03-10", 10, customer: "c2")
            .RunAsync();
        run.Quarantined.ShouldBe(["subscriptions:2 currency missing_rate"]);
        run.Bridge("2024-03").Line.ShouldBe("0 + 10 new = 10");
    }

    [Fact]
    public async Task S30_a_days_net_over_two_currencies_is_taken_at_the_opening_rate()
    {
        var run = await Story.Given()
            .Rate("2024-01-31", "EUR", "USD", 1.1m).Rate("2024-03-31", "EUR", "USD", 2)
            .Subscription("euros", "2024-01-15", 100, currency: "EUR", ends: "2024-03-10")
            .Subscription("dollars", "2024-03-10", 105)
            .RunAsync();

        // 105 - 100 x 1.1 = -5, and 105 USD know no fx.
        run.Bridge("2024-03").Line.ShouldBe("110 - 5 contraction = 105");
    }

    [Fact]
    public async Task S30_MRR_in_the_reporting_currency_knows_no_fx_and_needs_no_rate()
    {
        var run = await Story.Given().Policy("reporting_currency", "EUR").Subscription("s", "2024-03-10", 100, currency: "EUR").RunAsync();
        run.Bridge("2024-12").Line.ShouldBe("100 = 100");
    }
}
