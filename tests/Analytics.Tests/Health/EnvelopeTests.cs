using Retention.Analytics.Health;
using Retention.Analytics.Health.Engines;
using Retention.Analytics.Health.Protocol;
using Retention.XgBoost;

namespace Retention.Analytics.Tests.Health;

/// <summary>A model as bytes, and bytes that are none.</summary>
public sealed class EnvelopeTests
{
    private static readonly FeatureTable Table = Panels.Make(250);

    [Theory]
    [InlineData("auto")]
    [InlineData("xgboost")]
    [InlineData("scorecard")]
    public void A_stored_model_says_the_same(string engine)
    {
        if (engine == "xgboost") XgBoostTests.NeedLibrary();
        using var trained = Train(engine);
        using var read = ModelEnvelope.Read(ModelEnvelope.Write(trained), Table.Schema);
        read.Score(Table).Scores.ShouldBe(trained.Score(Table).Scores);
        read.Card.Engine.ShouldBe(trained.Card.Engine);
        read.Card.Figures.Count.ShouldBe(trained.Card.Figures.Count);
        ModelEnvelope.Write(read).AsSpan().SequenceEqual(ModelEnvelope.Write(trained)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(3000)]
    public void A_cut_file_is_refused(int length)
    {
        using var trained = Train("auto");
        Refusal(ModelEnvelope.Write(trained)[..length]).ShouldContain("cut off");
    }

    [Fact]
    public void A_changed_byte_and_another_version_are_refused()
    {
        using var trained = Train("auto");
        var bytes = ModelEnvelope.Write(trained);
        bytes[^50] ^= 1;
        Refusal(bytes).ShouldContain("checksum");
        bytes[8] = 9;
        Refusal(bytes).ShouldContain("of version 9");
    }

    [Fact]
    public void A_model_of_other_features_is_refused()
    {
        using var trained = Train("auto");
        var schema = Table.Schema with { Features = [.. Table.Schema.Features.SkipLast(1)] };
        Should.Throw<ChurnModelException>(() => ModelEnvelope.Read(ModelEnvelope.Write(trained), schema)).Message.ShouldContain("'noise'");
    }

    [Fact]
    public void Trees_without_the_library_or_of_a_newer_one_are_refused()
    {
        XgBoostTests.NeedLibrary();
        using var trained = Train("xgboost");
        var bytes = ModelEnvelope.Write(trained);
        Should.Throw<ChurnModelException>(() => ModelEnvelope.Read(bytes, null, XgBoostLibrary.Look("/nowhere/libxgboost.so"))).Message.ShouldContain("/nowhere/libxgboost.so");
        Should.Throw<ChurnModelException>(() => ModelEnvelope.Read(bytes, null, XgBoostLibrary.Status with { Version = new(1, 0) })).Message.ShouldContain("older");
    }

    private static string Refusal(byte[] bytes) => Should.Throw<ChurnModelException>(() => ModelEnvelope.Read(bytes)).Message;

    private static TrainedModel Train(string engine) => ChurnProtocol.Train(
        Table, engine, 90, new(), new ScorecardRules(10, 20, 30, [new("days_overdue", 15, Above: 10)], new Dictionary<string, IReadOnlyDictionary<string, double>>()), XgBoostLibrary.Status, TestContext.Current.CancellationToken);
}
