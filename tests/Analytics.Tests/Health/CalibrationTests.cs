using Retention.Analytics.Health;
using Retention.Analytics.Health.Protocol;
using Retention.Analytics.Health.Quality;

namespace Retention.Analytics.Tests.Health;

/// <summary>When log odds are bent, and never upside down.</summary>
public sealed class CalibrationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Blocks_that_fall_are_pooled_and_ends_are_not_certain()
    {
        // Of 100 rows at log odds of -3 to 2: nobody left, 10, 30, 20, 60, all. The middle two pool, and the ends with their neighbours.
        double[] odds = [-3, -2, -1, 0, 1, 2];
        int[] left = [0, 10, 30, 20, 60, 100];
        var rows = odds.SelectMany((at, i) => Enumerable.Range(0, 100).Select(row => (at, label: row < left[i] ? 1f : 0f))).ToList();
        var curve = Calibration.Isotonic.Fit([.. rows.Select(row => row.at)], [.. rows.Select(row => row.label)]);
        curve.From.ShouldBe([-2.5, -0.5, 1.5]);
        curve.To.ShouldBe([LogOdds.Of(0.05), LogOdds.Of(0.25), LogOdds.Of(0.8)]);
        curve.Apply(-9).ShouldBe(LogOdds.Of(0.05));
        curve.Apply(0.5).ShouldBe((LogOdds.Of(0.25) + LogOdds.Of(0.8)) / 2, 1e-12);
        curve.Apply(9).ShouldBe(LogOdds.Of(0.8));
    }

    [Fact]
    public void With_a_thousand_who_left_a_bend_is_followed_and_no_order_is_lost()
    {
        var chance = new SplitMix(9, 0);
        var (table, odds) = Said(12_000, 0.5);
        float[] bent = [.. odds.Select(at => chance.Below(1_000_000) / 1e6 < (at > 0 ? 0.5 : LogOdds.Probability(at - 1)) ? 1f : 0f)];
        var (calibration, reason) = Calibrating.Choose(table with { Labels = bent }, odds, 1, Cancel);
        reason.ShouldBe(CalibrationReason.CurveIsBetter);
        LogOdds.Probability(calibration.Apply(1.5)).ShouldBe(0.5, 0.05);
        LogOdds.Probability(calibration.Apply(-2)).ShouldBe(LogOdds.Probability(-3), 0.02);
    }

    [Theory]
    [InlineData(0.4, CalibrationReason.SlopeOff)]
    [InlineData(1, CalibrationReason.SlopeFine)]
    [InlineData(-1, CalibrationReason.SlopeNotPositive)]
    public void A_line_is_laid_only_where_the_slope_is_off_and_above_0(double truth, CalibrationReason reason)
    {
        var (table, odds) = Said(1500, truth);
        var (calibration, why) = Calibrating.Choose(table, odds, 1, Cancel);
        why.ShouldBe(reason);
        if (reason == CalibrationReason.SlopeOff) calibration.ShouldBeOfType<Calibration.Platt>().Slope.ShouldBe(truth, 0.1);
        else calibration.ShouldBeOfType<Calibration.None>();
    }

    [Fact]
    public void Few_who_left_tell_no_slope()
    {
        var (table, odds) = Said(150, 0.4);
        Calibrating.Choose(table, odds, 1, Cancel).Reason.ShouldBe(CalibrationReason.TooFewChurned);
    }

    /// <summary>Customers with log odds that are said, whose true log odds are a multiple of them.</summary>
    private static (FeatureTable Table, double[] Odds) Said(int customers, double truth)
    {
        var chance = new SplitMix(5, 0);
        var odds = new double[customers];
        var labels = new float[customers];
        for (var i = 0; i < customers; i++)
        {
            odds[i] = chance.Below(6000) / 1000.0 - 4;
            labels[i] = chance.Below(1_000_000) / 1e6 < LogOdds.Probability(truth * odds[i]) ? 1 : 0;
        }

        var schema = new FeatureSchema([new("x", FeatureGroup.Other, new Shape.Plain())], []);
        return (new(schema, [.. odds.Select((_, i) => $"c{i}")], [.. odds.Select(_ => new DateOnly(2026, 1, 31))], [.. odds.Select(o => (float)o)], labels), odds);
    }
}
