using Retention.Analytics.Health;
using Retention.Analytics.Health.Quality;

namespace Retention.Analytics.Tests.Health;

/// <summary>Figures worked by hand, or by scikit-learn 1.2 where a source is named.</summary>
public sealed class QualityTests
{
    private static readonly float[] Labels = [1, 0, 1, 0, 0, 1, 0, 0, 0, 0];
    private static readonly double[] Probabilities = [0.9, 0.8, 0.7, 0.7, 0.4, 0.4, 0.3, 0.2, 0.1, 0.1];

    [Fact]
    public void A_tie_counts_half_in_AUC()
    {
        // Pairs won: .9 beats all 7; .7 beats 5 and ties with one; .4 beats 4 and ties with one: (7 + 5.5 + 4.5) / 21.
        ChurnQuality.Measure(Labels, Probabilities).Auc.ShouldBe(17 / 21.0, 1e-12);
    }

    [Fact]
    public void Average_precision_takes_a_tie_as_a_whole() =>
        ChurnQuality.Measure(Labels, Probabilities).PrAuc.ShouldBe((1 / 1.0 + 2 / 4.0 + 3 / 6.0) / 3, 1e-12);

    [Fact]
    public void Log_loss_and_Brier_are_means_over_rows()
    {
        var quality = ChurnQuality.Measure(Labels, Probabilities);
        quality.LogLoss.ShouldBe(-(Math.Log(0.9) + Math.Log(0.2) + Math.Log(0.7) + Math.Log(0.3) + Math.Log(0.6) + Math.Log(0.4) + Math.Log(0.7) + Math.Log(0.8) + 2 * Math.Log(0.9)) / 10, 1e-12);
        quality.Brier.ShouldBe((0.01 + 0.64 + 0.09 + 0.49 + 0.16 + 0.36 + 0.09 + 0.04 + 0.01 + 0.01) / 10, 1e-12);
    }

    [Fact]
    public void The_top_tenth_of_ten_is_one_row_and_a_tie_at_the_edge_gives_its_share()
    {
        ChurnQuality.Measure(Labels, Probabilities).TopDecileLift.ShouldBe(1 / 0.3, 1e-12);
        ChurnQuality.Measure(Labels, [.. Enumerable.Repeat(0.3, 10)]).TopDecileLift.ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Calibration_error_sums_the_distance_of_ten_bins() =>
        ChurnQuality.Measure(Labels, Probabilities).Ece.ShouldBe((0.1 + 0.8 + 0.3 + 0.7 + 0.4 + 0.6 + 0.3 + 0.2 + 0.1 + 0.1) / 10, 1e-12);

    [Fact]
    public void Log_odds_twice_too_large_have_a_slope_of_one_half()
    {
        // 30 of 100 left at odds of 9:21, said to be the square of that; the same on the other side.
        double[] said = [.. Enumerable.Repeat(LogOdds.Probability(2 * LogOdds.Of(0.3)), 100), .. Enumerable.Repeat(LogOdds.Probability(2 * LogOdds.Of(0.7)), 100)];
        float[] left = [.. Enumerable.Range(0, 100).Select(i => i < 30 ? 1f : 0f), .. Enumerable.Range(0, 100).Select(i => i < 70 ? 1f : 0f)];
        var quality = ChurnQuality.Measure(left, said);
        quality.Slope.ShouldBe(0.5, 1e-6);
        quality.Intercept.ShouldBe(0, 1e-6);
    }

    [Fact]
    public void Without_anybody_who_left_there_is_no_AUC_and_no_slope()
    {
        var quality = ChurnQuality.Measure([0, 0, 0], [0.1, 0.2, 0.3]);
        quality.Auc.ShouldBe(double.NaN);
        quality.Slope.ShouldBe(double.NaN);
        quality.LogLoss.ShouldBe(-(Math.Log(0.9) + Math.Log(0.8) + Math.Log(0.7)) / 3, 1e-12);
    }

    [Fact]
    public void Intervals_hold_the_figure_and_come_again_with_the_same_seed()
    {
        var table = Panels.Make(200);
        double[] odds = [.. Enumerable.Range(0, table.Rows).Select(row => LogOdds.Probability(-2 - 2 * table.Row(row)[4]))];
        var first = Bootstrap.Measure(table.Ids, table.Labels, odds, 1, TestContext.Current.CancellationToken);
        first["auc"].Lower.ShouldBeLessThan(first["auc"].Value);
        first["auc"].Upper.ShouldBeGreaterThan(first["auc"].Value);
        Bootstrap.Measure(table.Ids, table.Labels, odds, 1, TestContext.Current.CancellationToken).ShouldBe(first);
        Bootstrap.Measure(table.Ids, table.Labels, odds, 2, TestContext.Current.CancellationToken)["auc"].ShouldNotBe(first["auc"]);
    }

    [Fact]
    public void A_figure_that_is_always_lower_has_an_interval_below_0()
    {
        var difference = Bootstrap.Difference(["a", "a", "b", "c"], [0.1, 0.2, 0.3, 0.4], [0.2, 0.4, 0.5, 0.5], 1);
        difference.Value.ShouldBe(-0.15, 1e-12);
        difference.Upper.ShouldBeLessThan(0);
    }

    [Fact]
    public void Bins_of_the_lift_table_add_up()
    {
        var bins = Reliability.Of(Labels, Probabilities, 5);
        bins.Select(bin => bin.Rows).ShouldBe([2, 2, 2, 2, 2]);
        bins.Sum(bin => bin.Left).ShouldBe(3);
        bins[0].Lift.ShouldBe(0.5 / 0.3, 1e-12);
        bins[^1].Captured.ShouldBe(1);
    }

    [Fact]
    public void A_feature_that_did_not_move_has_no_drift_and_one_that_is_gone_raises_the_alarm()
    {
        var table = Panels.Make(300);
        var profiles = Drift.Profile(table);
        Drift.Measure(profiles, table).Values.ShouldAllBe(index => index < 1e-9);
        var gone = table with { Values = [.. table.Values.Select((value, i) => i % table.Width == 4 ? float.NaN : value)] };
        Drift.Measure(profiles, gone)["active_share"].ShouldBeGreaterThan(Drift.Alarm);
        Drift.Measure(profiles, gone)["nps"].ShouldBe(0, 1e-9);
    }

    [Fact]
    public void Rank_correlation_shares_ranks_among_values_alike()
    {
        // scipy 1.10: spearmanr([1, 2, 2, 4], [1, 3, 2, 4]) = 0.9486832980505138
        RankCorrelation.Of([1, 2, 2, 4], [1, 3, 2, 4]).ShouldBe(0.9486832980505138, 1e-12);
        RankCorrelation.Of([1, 2, 3], [3, 2, 1]).ShouldBe(-1, 1e-12);
    }

    [Theory]
    [InlineData(0.95, 0.60, true)]
    [InlineData(0.75, 0.72, false)]
    [InlineData(0.60, 0.50, true)]
    [InlineData(0.995, 0.99, true)]
    public void An_AUC_far_above_that_of_later_months_is_a_leak(double own, double later, bool rings) => LeakAlarm.Rings(own, later).ShouldBe(rings);
}
