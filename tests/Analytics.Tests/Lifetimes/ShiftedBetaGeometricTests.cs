using Retention.Analytics.Lifetimes;

namespace Retention.Analytics.Tests.Lifetimes;

/// <summary>The shifted-beta-geometric model: the published fit, fits by hand, and data that decide nothing.</summary>
public sealed class ShiftedBetaGeometricTests
{
    [Fact]
    public void High_end_fitted_on_years_0_to_7_is_the_published_projection()
    {
        // Fader and Hardie (2007): alpha 0.668, beta 3.806; years 8 to 12.
        var survivors = Oracles.Read("sbg/high_end.csv").Select(row => row.Number("percent_surviving")).Take(8).ToList();
        var model = Fit(survivors);
        model.Alpha!.Value.ShouldBe(0.668, 0.0005);
        model.Beta!.Value.ShouldBe(3.806, 0.0005);
        model.Project(12).Skip(8).Zip([.460, .436, .414, .395, .378], (row, published) => Math.Abs(row.Survival - published)).ShouldAllBe(off => off < 0.001);
    }

    [Fact]
    public void Two_renewals_by_hand_fit_exactly()
    {
        // 30 % leave, then 20 %: alpha / s = 0.3 and alpha / (s + 1) = 0.2 with s = alpha + beta, so s = 2.
        var model = Fit([100, 70, 56]);
        model.Alpha!.Value.ShouldBe(0.6, 1e-5);
        model.Beta!.Value.ShouldBe(1.4, 1e-5);
        model.Churn.ShouldBe(0.3, 1e-6);
        model.RetentionRate(3).ShouldBe(3.4 / 4, 1e-5);
        model.LogLikelihood!.Value.ShouldBe(30 * Math.Log(.3) + 70 * Math.Log(.7) + 14 * Math.Log(.2) + 56 * Math.Log(.8), 1e-6);
    }

    [Fact]
    public void Cohorts_of_different_ages_are_fitted_by_their_sums()
    {
        // 200 customers see a first renewal and lose 60; the older 70 see a second and lose 14: the chances above.
        var model = ShiftedBetaGeometric.Fit(Renewals.Of([100, 70, 56], [100, 70], [50])).Model!;
        model.Alpha!.Value.ShouldBe(0.6, 1e-5);
        Renewals.Of([100, 70, 56], [100, 70], [50]).Customers.ShouldBe(200);
    }

    [Fact]
    public void Millions_fit_as_hundreds_do_and_more_surely()
    {
        var (few, many) = (Fit([100, 70, 56, 49]), Fit([1e8, 7e7, 5.6e7, 4.9e7]));
        many.Alpha!.Value.ShouldBe(few.Alpha!.Value, 1e-4);
        many.Beta!.Value.ShouldBe(few.Beta!.Value, 1e-4);
        var (wide, narrow) = (few.Project(9)[9], many.Project(9)[9]);
        ((narrow.Upper - narrow.Lower)!.Value * 500).ShouldBeLessThan((wide.Upper - wide.Lower)!.Value);
        narrow.Lower!.Value.ShouldBeLessThan(narrow.Survival);
    }

    [Theory]
    [InlineData(100, 50, 25)]
    [InlineData(1000, 900, 700)]
    [InlineData(1, 1, 0)]
    [InlineData(1000000, 900000, 810000)]
    public void Customers_alike_are_the_geometric_model(double first, double second, double third)
    {
        // Chances to leave that do not fall: alpha and beta run to infinity. The chance is lost / renewals.
        var model = Fit([first, second, third]);
        model.IsGeometric.ShouldBeTrue();
        (model.Alpha, model.Beta).ShouldBe((null, null));
        model.Churn.ShouldBe((first - third) / (first + second), 1e-9);
        model.Survival(4).ShouldBe(Math.Pow(1 - model.Churn, 4), 1e-12);
    }

    [Fact]
    public void The_interval_of_a_geometric_model_by_hand()
    {
        // Churn p = 75 / 150; var(p) = p(1-p)/150; on log(-log S): d/dp log(-log(1-p)) = -1/((1-p) log(1-p)), and S(2) = 1/4.
        var row = Fit([100, 50, 25]).Project(2)[2];
        var error = Math.Sqrt(0.25 / 150) / (0.5 * Math.Log(2));
        row.Lower!.Value.ShouldBe(Math.Pow(0.25, Math.Exp(1.959963984540054 * error)), 1e-6);
        row.Upper!.Value.ShouldBe(Math.Pow(0.25, Math.Exp(-1.959963984540054 * error)), 1e-6);
    }

    [Fact]
    public void Data_that_decide_nothing_say_why()
    {
        Reason([]).ShouldBe(NotDefined.NoCustomers);
        Reason([500]).ShouldBe(NotDefined.NoCustomers);
        Reason([0, 0, 0]).ShouldBe(NotDefined.NoCustomers);
        Reason([1, 1, 1]).ShouldBe(NotDefined.NobodyLeft);
        Reason([9, 0, 0]).ShouldBe(NotDefined.EverybodyLeftAtOnce);
        Reason([9, 5]).ShouldBe(NotDefined.OnePeriodOnly);
        Reason([9, 5, 5, 5]).ShouldBe(NotDefined.NobodyLeftLater);
    }

    [Fact]
    public void Everybody_gone_in_the_end_still_has_a_curve()
    {
        var model = Fit([100, 60, 30, 0]);
        model.Project(40).ShouldAllBe(row => row.Survival > 0 && row.Survival <= 1 && (row.Age == 0 || row.Lower < row.Survival && row.Survival < row.Upper));
    }

    [Theory]
    [InlineData(10, 11)]
    [InlineData(10, -1)]
    [InlineData(10, double.NaN)]
    public void Survivors_that_cannot_be_are_refused(double first, double second) => Should.Throw<ArgumentException>(() => Renewals.Of([first, second]));

    [Fact]
    public void What_was_seen_ends_where_nobody_was_left() => Renewals.Of([4, 2, 0, 0]).Observed().ShouldBe([1, 0.5, 0]);

    private static ShiftedBetaGeometric Fit(IReadOnlyList<double> survivors) => ShiftedBetaGeometric.Fit(Renewals.Of(survivors)).Model!;

    private static NotDefined? Reason(IReadOnlyList<double> survivors) => ShiftedBetaGeometric.Fit(Renewals.Of(survivors)).Reason;
}
