using Retention.Analytics.Health;
using Retention.Analytics.Health.Engines;
using Retention.Analytics.Health.Protocol;
using Retention.Analytics.Health.Quality;
using Retention.XgBoost;

namespace Retention.Analytics.Tests.Health;

/// <summary>The ladder, why a rung is left, and what a model says once it stands.</summary>
public sealed class ProtocolTests
{
    private const int Horizon = 90;
    private static readonly LibraryStatus NoLibrary = XgBoostLibrary.Look("/nowhere/libxgboost.so");
    private static readonly ScorecardRules Rules = new(10, 20, 30, [new("days_overdue", 15, Above: 10), new("nps", 5, Missing: true)], new Dictionary<string, IReadOnlyDictionary<string, double>>());
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Nobody_left_so_the_scorecard_answers_and_says_why()
    {
        var table = Panels.Make(50);
        using var trained = Train(table with { Labels = new float[table.Rows] });
        trained.Card.Rung.ShouldBe(Rung.Scorecard);
        trained.Card.Steps.ShouldBe([new LadderStep(Rung.LogisticFew, RungReason.NobodyLeft)]);
        trained.Score(table).Probabilities.ShouldBeNull();
    }

    [Fact]
    public void Everybody_left_so_the_scorecard_answers()
    {
        var table = Panels.Make(50);
        Reasons(table with { Labels = [.. table.Labels.Select(_ => 1f)] }).ShouldBe([RungReason.EverybodyLeft]);
    }

    [Theory]
    [InlineData(14, Rung.Scorecard)]
    [InlineData(15, Rung.LogisticFew)]
    [InlineData(59, Rung.LogisticFew)]
    [InlineData(60, Rung.Logistic)]
    [InlineData(119, Rung.Logistic)]
    [InlineData(120, Rung.XgBoost)]
    public void The_rung_follows_from_the_customers_who_left(int churned, Rung rung)
    {
        var table = Panels.Make(churned + 50, months: 1);
        List<LadderStep> steps = [];
        var present = new LibraryStatus(LibraryState.Present, new(1, 7, 4), "", "", null);
        Ladder.Reach(table with { Labels = [.. table.Labels.Select((_, row) => row < churned ? 1f : 0f)] }, "auto", present, steps).ShouldBe(rung);
        steps.ShouldHaveSingleItem();
    }

    [Fact]
    public void An_older_library_is_another_reason_than_none()
    {
        var table = Panels.Make(200, months: 1);
        List<LadderStep> steps = [];
        var old = new LibraryStatus(LibraryState.TooOld, new(1, 2, 0), "libxgboost.so.0", "XGBoost 1.2.0 is older than 1.7", "bring it up to date");
        Ladder.Reach(table with { Labels = [.. table.Labels.Select((_, row) => row < 130 ? 1f : 0f)] }, "auto", old, steps).ShouldBe(Rung.Logistic);
        steps.ShouldBe([new LadderStep(Rung.XgBoost, RungReason.LibraryTooOld, "XGBoost 1.2.0 is older than 1.7; bring it up to date")]);
    }

    [Fact]
    public void With_one_customer_there_is_no_model()
    {
        var table = Panels.Make(1);
        Reasons(table with { Labels = [.. table.Labels.Select((_, row) => row > 12 ? 1f : 0f)] }).ShouldBe([RungReason.TooFewChurned]);
    }

    [Fact]
    public void Without_days_for_a_gap_there_is_no_model() => Reasons(Panels.Make(400, months: 3)).ShouldContain(RungReason.TooFewDays);

    [Fact]
    public void What_tells_nothing_is_not_used()
    {
        using var trained = Train(Panels.Make(300, isTelling: false, seed: 3));
        trained.Card.Steps.Select(step => step.Code).ShouldContain(RungReason.NoSkill);
        (trained.Card.Rung < Rung.Logistic).ShouldBeTrue();
    }

    [Fact]
    public void Without_the_library_the_regression_answers_and_the_card_says_how_to_get_it()
    {
        using var trained = Train(Panels.Make(500));
        trained.Card.Rung.ShouldBe(Rung.Logistic);
        trained.Card.Steps[0].Code.ShouldBe(RungReason.LibraryMissing);
        trained.Card.Steps[0].Detail.ShouldNotBeNull().ShouldContain("/nowhere/libxgboost.so");
    }

    [Fact]
    public void An_infinite_value_leaves_the_scorecard_and_names_the_column()
    {
        var table = Panels.Make(100);
        table.Values[4] = float.PositiveInfinity;
        using var trained = Train(table);
        trained.Card.Steps.ShouldHaveSingleItem().Code.ShouldBe(RungReason.InfiniteValues);
        trained.Card.Steps[0].Detail.ShouldNotBeNull().ShouldContain("active_share");
    }

    [Fact]
    public void All_missing_leaves_the_scorecard()
    {
        var table = Panels.Make(400);
        Array.Fill(table.Values, float.NaN);
        Reasons(table).ShouldContain(RungReason.CannotFit);
    }

    [Fact]
    public void The_challenger_wins_only_beyond_doubt()
    {
        XgBoostTests.NeedLibrary();
        using var trained = ChurnProtocol.Train(Panels.Make(700), "auto", Horizon, new(), Rules, XgBoostLibrary.Status, Cancel);
        var trees = trained.Card.Engines.Single(engine => engine.Rung == Rung.XgBoost);
        (trained.Card.Rung == Rung.XgBoost).ShouldBe(trees.Advantage is { Value: < 0, Upper: < 0 });
        trained.Card.Steps.Select(step => step.Code).ShouldContain(trained.Card.Rung == Rung.XgBoost ? RungReason.ChallengerBetter : RungReason.ChallengerNotBetter);
    }

    [Fact]
    public void Windows_end_a_horizon_before_the_next_begins()
    {
        using var trained = Train(Panels.Make(900, months: 24));
        var card = trained.Card;
        card.Calibrate.ShouldNotBeNull();
        card.Train!.Until.AddDays(Horizon).ShouldBeLessThanOrEqualTo(card.Calibrate.From);
        card.Calibrate.Until.AddDays(Horizon).ShouldBeLessThanOrEqualTo(card.Test!.From);
        trained.Backtests.Count.ShouldBe(card.Test.Rows);
        trained.Backtests.Min(row => row.Day).ShouldBe(card.Test.From);
    }

    [Theory]
    [InlineData("logistic")]
    [InlineData("xgboost")]
    public void Calibrated_contributions_add_up_to_the_score(string engine)
    {
        if (engine == "xgboost") XgBoostTests.NeedLibrary();
        var table = Panels.Make(500);
        using var trained = ChurnProtocol.Train(table, engine, Horizon, new(), Rules, XgBoostLibrary.Status, Cancel);
        trained.Card.Engine.ShouldBe(engine);
        foreach (var calibration in (Calibration[])[trained.Calibration, new Calibration.Platt(-0.3, 0.7), new Calibration.Isotonic([-4, -3, -1, 0], [-3.5, -3, -1.5, -0.2])])
        {
            var scored = new TrainedModel(trained.Model, calibration, trained.Card, []).Score(table);
            for (var row = 0; row < table.Rows; row++)
            {
                scored.Contributions.AsSpan(row * 7, 7).ToArray().Sum(part => (double)part).ShouldBe(scored.Scores[row], 1e-4);
                LogOdds.Of(scored.Probabilities![row]).ShouldBe(scored.Scores[row], 1e-6);
            }
        }
    }

    [Fact]
    public void The_same_data_and_seed_give_the_same_bytes()
    {
        var table = Panels.Make(300);
        using var first = Train(table);
        using var second = Train(table);
        ModelEnvelope.Write(first).AsSpan().SequenceEqual(ModelEnvelope.Write(second)).ShouldBeTrue();
    }

    [Fact]
    public void A_column_that_knows_what_comes_raises_the_alarm()
    {
        // Filled in after the fact, and so only for months that are over when somebody looks: in later ones it says nothing.
        var table = Panels.Make(700, months: 24);
        var late = new DateOnly(2025, 7, 1);
        for (var row = 0; row < table.Rows; row++)
        {
            table.Values[row * 6 + 5] = table.Days[row] < late ? table.Labels[row] : 0;
        }

        using var trained = Train(table);
        (trained.Card.LeakAlarm || trained.Card.Rung == Rung.Scorecard || trained.Card.Rung == Rung.LogisticFew).ShouldBeTrue();
        using var honest = Train(Panels.Make(700, months: 24));
        honest.Card.LeakAlarm.ShouldBeFalse();
    }

    private static TrainedModel Train(FeatureTable table) => ChurnProtocol.Train(table, "auto", Horizon, new(), Rules, NoLibrary, Cancel);

    private static IEnumerable<RungReason> Reasons(FeatureTable table)
    {
        using var trained = Train(table);
        trained.Card.Rung.ShouldBe(Rung.Scorecard);
        trained.Model.Engine.ShouldBe(Scorecard.Name);
        return trained.Card.Steps.Select(step => step.Code);
    }
}
