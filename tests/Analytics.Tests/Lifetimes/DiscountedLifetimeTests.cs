using Retention.Analytics.Lifetimes;

namespace Retention.Analytics.Tests.Lifetimes;

/// <summary>DEL and DERL against closed forms, sums and an integral.</summary>
public sealed class DiscountedLifetimeTests
{
    [Fact]
    public void Without_a_discount_the_closed_forms_hold()
    {
        // DEL = (alpha + beta - 1) / (alpha - 1) by Gauss; DERL(n) = (beta + n - 1) / (alpha - 1).
        var model = ShiftedBetaGeometric.Of(2, 3);
        model.DiscountedLifetime(0)!.Value.ShouldBe(4, 1e-12);
        model.DiscountedResidualLifetime(1, 0)!.Value.ShouldBe(3, 1e-12);
        model.DiscountedResidualLifetime(5, 0)!.Value.ShouldBe(7, 1e-12);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Without_a_discount_lives_without_end_are_not_defined(double alpha)
    {
        ShiftedBetaGeometric.Of(alpha, 3).DiscountedLifetime(0).ShouldBeNull();
        ShiftedBetaGeometric.Of(alpha, 3).DiscountedResidualLifetime(4, 0).ShouldBeNull();
        ShiftedBetaGeometric.Of(alpha, 3).DiscountedLifetime(0.001)!.Value.ShouldBeGreaterThan(4);
    }

    [Fact]
    public void The_high_end_customers_at_10_percent_a_year()
    {
        // The integral of 1 / (1 - (1 - p) / 1.1) over p ~ beta(0.668, 3.806), by the midpoint rule with 2 million points.
        var model = ShiftedBetaGeometric.Of(0.668, 3.806);
        model.DiscountedLifetime(0.1)!.Value.ShouldBe(5.922596, 1e-5);
        model.DiscountedResidualLifetime(1, 0.1)!.Value.ShouldBe(5.414856, 1e-5);
        model.DiscountedResidualLifetime(5, 0.1)!.Value.ShouldBe(6.897057, 1e-5);
    }

    [Theory]
    [InlineData(0.668, 3.806, 0.1, 1)]
    [InlineData(2.5, 40, 0.008, 7)]
    [InlineData(30, 0.4, 0.5, 3)]
    public void The_sum_with_its_bound_is_the_long_sum(double alpha, double beta, double rate, int period)
    {
        var model = ShiftedBetaGeometric.Of(alpha, beta);
        var (sum, term) = (0.0, 1.0);
        for (var t = period; t < period + 10_000; t++)
        {
            term *= model.RetentionRate(t) / (t == period ? 1 : 1 + rate);
            sum += term;
        }

        model.DiscountedResidualLifetime(period, rate)!.Value.ShouldBe(sum, 1e-8 * sum);
    }

    [Fact]
    public void Customers_alike_by_hand()
    {
        // Half leave each time: 1 + 1/2 + 1/4 + ... = 2; at 25 %: 1 / (1 - 0.5 / 1.25) = 5/3.
        var model = ShiftedBetaGeometric.Fit(Renewals.Of([100, 50, 25])).Model!;
        model.DiscountedLifetime(0)!.Value.ShouldBe(2, 1e-12);
        model.DiscountedLifetime(0.25)!.Value.ShouldBe(5 / 3.0, 1e-12);
        model.DiscountedResidualLifetime(9, 0)!.Value.ShouldBe(1, 1e-12);
    }

    [Fact]
    public void The_least_rate_ends_and_what_lies_below_it_is_refused()
    {
        var model = ShiftedBetaGeometric.Of(0.668, 3.806);
        model.DiscountedLifetime(ShiftedBetaGeometric.LeastRate)!.Value.ShouldBeGreaterThan(model.DiscountedLifetime(1e-5)!.Value);
        Should.Throw<ArgumentOutOfRangeException>(() => model.DiscountedLifetime(1e-9));
        Should.Throw<ArgumentOutOfRangeException>(() => model.DiscountedLifetime(-0.1));
        Should.Throw<ArgumentOutOfRangeException>(() => model.DiscountedLifetime(double.NaN));
        Should.Throw<ArgumentOutOfRangeException>(() => ShiftedBetaGeometric.Of(0, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => ShiftedBetaGeometric.Of(1, double.PositiveInfinity));
    }

    [Fact]
    public void A_yearly_rate_becomes_a_monthly_one_that_compounds_to_it() =>
        Math.Pow(1 + ShiftedBetaGeometric.RateOfPeriod(0.1, 12), 12).ShouldBe(1.1, 1e-12);
}
