using Retention.Analytics.Lifetimes;

namespace Retention.Analytics.Tests.Lifetimes;

/// <summary>Survival curves and log-rank tests small enough to be worked by hand.</summary>
public sealed class SurvivalTests
{
    // One leaves at 1, one is last seen at 2, two leave at 3, one is last seen at 4.
    private static readonly Lifetime[] Five = [new(1, true), new(2, false), new(3, true), new(3, true), new(4, false)];

    [Fact]
    public void Five_customers_by_hand()
    {
        // S(1) = 4/5; S(3) = 4/5 x 1/3. Greenwood at 3: S^2 (1/(5x4) + 2/(3x1)) = (4/15)^2 x 43/60.
        var rows = SurvivalCurve.Estimate(LifeTable.Count(Five), ConfidenceType.Plain).Rows;
        rows.Select(row => row.AtRisk).ShouldBe([5, 4, 3, 1]);
        rows.Select(row => row.Censored).ShouldBe([0, 1, 0, 1]);
        rows[1].Survival.ShouldBe(0.8, 1e-12);
        rows[2].Survival.ShouldBe(4 / 15.0, 1e-12);
        rows[2].StdError!.Value.ShouldBe(4 / 15.0 * Math.Sqrt(43 / 60.0), 1e-12);
        rows[3].Survival.ShouldBe(4 / 15.0, 1e-12);
    }

    [Theory]
    [InlineData(ConfidenceType.LogLog, 0.20381, 0.96918)]
    [InlineData(ConfidenceType.Log, 0.51612, 1)]
    [InlineData(ConfidenceType.Plain, 0.44939, 1)]
    public void Each_interval_by_hand(ConfidenceType type, double lower, double upper)
    {
        // S = 4/5, error of log S = sqrt(1/20) = 0.223607, times 1.96 = 0.438262.
        // log: 0.8 e^-0.438262 and over 1. Plain: 0.8 -+ 0.350609. log-log: 0.438262 / 0.223144 = 1.964032; 0.8^(e^1.964032) and 0.8^(e^-1.964032).
        var row = SurvivalCurve.Estimate(LifeTable.Count(Five), type).Rows[0];
        row.Lower!.Value.ShouldBe(lower, 1e-5);
        row.Upper!.Value.ShouldBe(upper, 1e-5);
    }

    [Fact]
    public void Who_enters_at_a_time_is_not_at_risk_at_it()
    {
        // The second enters at 2, when the first leaves; the third has been there since 1: S(2) = 1/2, S(3) = 1/4.
        var rows = SurvivalCurve.Estimate(LifeTable.Count([new(2, true), new(3, true, 2), new(5, false, 1)])).Rows;
        rows.Select(row => row.AtRisk).ShouldBe([2, 2, 1]);
        rows.Select(row => row.Entered).ShouldBe([2, 1, 0]);
        rows.Select(row => row.Survival).ShouldBe([0.5, 0.25, 0.25]);
    }

    [Fact]
    public void A_log_rank_test_with_late_entry_by_hand()
    {
        // Above, the first two against the third: at 2 and at 3 one of each is at risk. Observed 2, expected 1, variance 2 x 1/4: 1 / 0.5 = 2.
        var test = LogRankTest.Compare([("a", LifeTable.Count([new(2, true), new(3, true, 2)])), ("b", LifeTable.Count([new(5, false, 1)]))]).Model!;
        test.ChiSquare.ShouldBe(2, 1e-12);
        test.PValue.ShouldBe(0.157299, 1e-6);
        test.Groups.Select(group => group.Expected).ShouldBe([1.0, 1.0]);
    }

    [Fact]
    public void Three_groups_alike_do_not_differ_and_have_two_degrees_of_freedom()
    {
        var test = LogRankTest.Compare([("a", LifeTable.Count(Five)), ("b", LifeTable.Count(Five)), ("c", LifeTable.Count(Five))]).Model!;
        (test.ChiSquare, test.DegreesOfFreedom, test.PValue).ShouldBe((0, 2, 1), Close);
    }

    [Fact]
    public void Groups_never_at_risk_together_are_not_compared()
    {
        var test = LogRankTest.Compare([("early", LifeTable.Count([new(1, true), new(2, true)])), ("late", LifeTable.Count([new(11, true, 10), new(12, true, 10)]))]);
        test.Reason.ShouldBe(NotDefined.NothingToCompare);
        LogRankTest.Compare([("all", LifeTable.Count(Five))]).Reason.ShouldBe(NotDefined.OneGroupOnly);
        LogRankTest.Compare([("a", LifeTable.Count([new(1, false)])), ("b", LifeTable.Count([new(1, false)]))]).Reason.ShouldBe(NotDefined.NothingToCompare);
    }

    [Fact]
    public void Everybody_gone_has_survival_0_and_no_interval()
    {
        var curve = SurvivalCurve.Estimate(LifeTable.Count([new(7, true, Weight: 3)]));
        curve.Rows.ShouldBe([new SurvivalRow(7, 3, 3, 3, 0, 0, null, null, null)]);
        curve.Median.ShouldBe(new MedianLife(7, null, null));
    }

    [Theory]
    [InlineData(ConfidenceType.LogLog, null)]
    [InlineData(ConfidenceType.Log, 1.0)]
    [InlineData(ConfidenceType.Plain, 1.0)]
    public void Nobody_gone_has_survival_1(ConfidenceType type, double? limit)
    {
        var curve = SurvivalCurve.Estimate(LifeTable.Count([new(7, false)]), type);
        curve.Rows.ShouldBe([new SurvivalRow(7, 1, 1, 0, 1, 1, 0, limit, limit)]);
        curve.Median.ShouldBe(new MedianLife(null, null, null));
    }

    [Fact]
    public void No_customers_give_no_rows()
    {
        var curve = SurvivalCurve.Estimate(LifeTable.Count([]));
        curve.Rows.ShouldBeEmpty();
        (curve.Customers, curve.At(3)).ShouldBe((0, 1));
    }

    [Fact]
    public void A_time_of_0_counts_and_the_share_can_be_asked_for_at_any_time()
    {
        var curve = SurvivalCurve.Estimate(LifeTable.Count([new(0, true), new(4, true, Weight: 2), new(9, false)]));
        new[] { curve.At(0), curve.At(3.9), curve.At(4), curve.At(100) }.ShouldBe([0.75, 0.75, 0.25, 0.25], 1e-12);
    }

    [Theory]
    [InlineData(-1, double.NegativeInfinity, 1)]
    [InlineData(double.NaN, double.NegativeInfinity, 1)]
    [InlineData(double.PositiveInfinity, 0, 1)]
    [InlineData(3, 3, 1)]
    [InlineData(3, 4, 1)]
    [InlineData(3, double.NaN, 1)]
    [InlineData(3, 0, -1)]
    [InlineData(3, 0, double.NaN)]
    public void A_life_that_cannot_be_is_refused(double time, double entry, double weight) =>
        Should.Throw<ArgumentException>(() => LifeTable.Count([new(time, true, entry, weight)]));

    private static readonly IEqualityComparer<(double, int, double)> Close =
        EqualityComparer<(double A, int B, double C)>.Create((x, y) => Math.Abs(x.A - y.A) < 1e-12 && x.B == y.B && Math.Abs(x.C - y.C) < 1e-12);
}
