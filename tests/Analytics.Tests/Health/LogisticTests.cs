using FsCheck;
using FsCheck.Fluent;
using Retention.Analytics.Health;
using Retention.Analytics.Health.Engines;
using Retention.Analytics.Health.Quality;

namespace Retention.Analytics.Tests.Health;

/// <summary>The managed engine: its contributions, its encoding and what it refuses.</summary>
public sealed class LogisticTests
{
    private static readonly LogisticTrainer Trainer = new();
    private static readonly TrainingOptions Options = new();
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Contributions_add_up_to_the_log_odds_for_any_rows() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20).WithQuietOnSuccess(true), Prop.ForAll(Gen.Choose(1, 1000).ToArbitrary(), seed =>
        {
            var table = Panels.Make(60, seed: seed, rate: -1);
            var model = Trainer.Train(table, Options, CancellationToken.None);
            var (odds, parts) = (model.Predict(table), model.Explain(table));
            for (var row = 0; row < table.Rows; row++)
            {
                parts.AsSpan(row * (table.Width + 1), table.Width + 1).ToArray().Sum(part => (double)part).ShouldBe(odds[row], 1e-4);
            }
        }));

    [Fact]
    public void Weights_are_those_of_the_penalised_maximum()
    {
        // By hand: one column of -1 and 1 (standardised as it is), 30 and 70 of 100 left. The slope at the answer is 0: 100 x 2 x (p - .7) + w = 0 with p = 1 / (1 + exp(-w)).
        var schema = new FeatureSchema([new("x", FeatureGroup.Other, new Shape.Plain())], []);
        var table = Column(schema, [.. Enumerable.Range(0, 200).Select(i => i < 100 ? -1f : 1f)], [.. Enumerable.Range(0, 200).Select(i => i < 30 || i >= 130 ? 1f : 0f)]);
        var odds = Trainer.Train(table, Options, Cancel).Predict(table);
        odds[0].ShouldBe(-odds[199], 1e-9);
        (200 * (LogOdds.Probability(odds[199]) - 0.7) + odds[199]).ShouldBe(0, 1e-6);
    }

    [Fact]
    public void It_finds_the_risk_that_is_there()
    {
        var model = Trainer.Train(Panels.Make(800, seed: 1), Options, Cancel);
        var later = Panels.Make(800, seed: 2);
        var quality = ChurnQuality.Measure(later.Labels, [.. model.Predict(later).Select(LogOdds.Probability)]);
        quality.Auc.ShouldBeGreaterThan(0.7);
        quality.Slope.ShouldBeInRange(0.85, 1.15);
    }

    [Fact]
    public void The_same_rows_give_the_same_bytes_on_any_number_of_cores()
    {
        var table = Panels.Make(900);
        Trainer.Train(table, Options with { Threads = 1 }, Cancel).Save().ShouldBe(Trainer.Train(table, Options with { Threads = 2 }, Cancel).Save());
    }

    [Fact]
    public void A_stored_model_says_the_same()
    {
        var table = Panels.Make(200);
        var model = Trainer.Train(table, Options, Cancel);
        LogisticModel.Load(table.Schema, model.Save()).Predict(table).ShouldBe(model.Predict(table));
    }

    [Fact]
    public void A_constant_column_and_one_without_any_value_say_nothing()
    {
        var table = Panels.Make(200);
        var dull = table with { Values = [.. table.Values.Select((value, i) => (i % table.Width) switch { 4 => 0.5f, 5 => float.NaN, _ => value })] };
        var parts = Trainer.Train(dull, Options, Cancel).Explain(dull);
        for (var row = 0; row < dull.Rows; row++)
        {
            parts[row * 7 + 4].ShouldBe(0);
            parts[row * 7 + 5].ShouldBe(0);
        }
    }

    [Fact]
    public void A_missing_value_is_no_silent_0()
    {
        var schema = new FeatureSchema([new("x", FeatureGroup.Other, new Shape.Plain())], []);
        var table = Column(schema, [.. Enumerable.Range(0, 300).Select(i => i < 100 ? float.NaN : i % 2)], [.. Enumerable.Range(0, 300).Select(i => i < 80 || i % 10 == 0 ? 1f : 0f)]);
        var odds = Trainer.Train(table, Options, Cancel).Predict(table);
        LogOdds.Probability(odds[0]).ShouldBeGreaterThan(0.7);
        LogOdds.Probability(odds[200]).ShouldBeLessThan(0.3);
    }

    [Fact]
    public void With_few_who_left_only_the_features_that_tell_most_are_kept()
    {
        var table = Panels.Make(400);
        var parts = Trainer.Train(table, Options with { MostFeatures = 2 }, Cancel).Explain(table);
        Enumerable.Range(0, 6).Count(feature => Enumerable.Range(0, table.Rows).Any(row => parts[row * 7 + feature] != 0)).ShouldBe(2);
    }

    [Theory]
    [InlineData(0, "Nobody left")]
    [InlineData(1, "Everybody left")]
    [InlineData(float.NaN, "no label")]
    public void One_class_alone_is_refused(float label, string why)
    {
        var table = Panels.Make(20);
        Should.Throw<ChurnModelException>(() => Trainer.Train(table with { Labels = [.. table.Labels.Select(_ => label)] }, Options, Cancel)).Message.ShouldContain(why);
    }

    [Fact]
    public void Infinity_is_refused_by_its_column_and_customer()
    {
        var table = Panels.Make(20);
        table.Values[table.Width + 4] = float.PositiveInfinity;
        Should.Throw<ChurnModelException>(() => Trainer.Train(table, Options, Cancel)).Message.ShouldContain("'active_share' of customer 'c0' on 2024-02-29");
    }

    [Fact]
    public void A_column_added_or_gone_is_named()
    {
        var table = Panels.Make(60, rate: -1);
        var model = Trainer.Train(table, Options, Cancel);
        var (features, values) = (table.Schema.Features, table.Values);
        var gone = table with { Schema = new([.. features.SkipLast(1)], table.Schema.Crossings), Values = [.. values.Where((_, i) => i % 6 != 5)] };
        Should.Throw<ChurnModelException>(() => model.Predict(gone)).Message.ShouldContain("has no column 'noise' any more");
        var added = table with { Schema = new([.. features, new("more", FeatureGroup.Other, new Shape.Plain())], table.Schema.Crossings), Values = [.. values.Chunk(6).SelectMany(row => row.Append(1))] };
        Should.Throw<ChurnModelException>(() => model.Explain(added)).Message.ShouldContain("has the new column 'more'");
        var moved = table with { Schema = new([.. features.Reverse()], table.Schema.Crossings) };
        Should.Throw<ChurnModelException>(() => model.Predict(moved)).Message.ShouldContain("another order");
    }

    private static FeatureTable Column(FeatureSchema schema, float[] values, float[] labels) =>
        new(schema, [.. Enumerable.Range(0, values.Length).Select(i => $"c{i}")], [.. values.Select(_ => new DateOnly(2026, 1, 31))], values, labels);
}
