using Retention.Analytics.Health;
using Retention.Analytics.Health.Protocol;
using Retention.Analytics.Health.Quality;

namespace Retention.Analytics.Tests.Health;

/// <summary>When log odds are bent, and never upside down.</summary>
public sealed class CalibrationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Blocks_that_fall_are_pooled()
    {
        // Rates by log odds -2, -1, 0, 1: 0 of 2, 1 of 2, 0 of 2, 2 of 2; the middle two pool to 1 of 4.
        var curve = Calibration.Isotonic.Fit([-2, -2, -1, -1, 0, 0, 1, 1], [0, 0, 0, 1, 0, 0, 1, 1]);
        curve.Apply(-2).ShouldBe(LogOdds.Of(0.5 / 3), 1e-9);
        curve.Apply(-0.5).ShouldBe(LogOdds.Of(1.5 / 5), 1e-9);
        curve.Apply(5).ShouldBe(LogOdds.Of(2.5 / 3), 1e-9);
        Enumerable.Range(-30, 60).ShouldAllBe(i => curve.Apply(i / 10.0) <= curve.Apply((i + 1) / 10.0));
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
