using Retention.Analytics.Health;
using Retention.Analytics.Health.Engines;

namespace Retention.Analytics.Tests.Health;

/// <summary>Rules with points: what they add up to, by segment, and what a file of them must hold.</summary>
public sealed class ScorecardTests
{
    private static readonly FeatureSchema Schema = new([new("days_overdue", FeatureGroup.Billing, new Shape.Plain()), new("nps_class", FeatureGroup.Surveys, new Shape.Classes("passive", "detractor"))], []);

    [Fact]
    public void All_rules_that_hold_are_added_up_and_a_missing_value_fires_none()
    {
        var scored = Card("""{ "feature": "days_overdue", "above": 0, "points": 8 }, { "feature": "days_overdue", "above": 30, "points": 12 }, { "feature": "nps_class", "is": "detractor", "points": 20 }""")
            .Score(Rows(45, 1, 10, 0, float.NaN, float.NaN), null);
        scored.Scores.ShouldBe([50, 18, 10]);
        scored.Contributions.ShouldBe([20, 20, 10, 8, 0, 10, 0, 0, 10]);
        scored.Probabilities.ShouldBeNull();
    }

    [Fact]
    public void A_segment_weighs_a_feature_in_its_own_way() =>
        Card("""{ "feature": "days_overdue", "above": 0, "points": 8 }""", """ "enterprise": { "days_overdue": 0.5 } """)
            .Score(Rows(5, 0, 5, 0, 5, 0), ["enterprise", "smb", null]).Scores.ShouldBe([14, 18, 18]);

    [Fact]
    public void The_shipped_rules_are_on_features_that_there_are()
    {
        var scorecard = new Scorecard(HealthSchema.Current, ScorecardRules.Shipped);
        var nothingKnown = new FeatureTable(HealthSchema.Current, ["a"], [new(2026, 1, 31)], [.. HealthSchema.Current.Features.Select(_ => float.NaN)], [float.NaN]);
        scorecard.Score(nothingKnown, null).Scores.ShouldBe([ScorecardRules.Shipped.Base]);
    }

    [Theory]
    [InlineData("""{ "feature": "nothing", "above": 0, "points": 8 }""", "'nothing', which is no feature")]
    [InlineData("""{ "feature": "nps_class", "is": "angry", "points": 8 }""", "its words are passive, detractor")]
    [InlineData("""{ "feature": "nps_class", "points": 8 }""", "rule 1, on 'nps_class', needs just one of above, below, is and missing")]
    [InlineData("""{ "feature": "nps_class", "abov": 1, "points": 8 }""", "abov")]
    [InlineData("""{ "feature": "nps_class" """, "cannot be read")]
    public void A_rule_that_cannot_be_followed_is_named(string rule, string why) => Should.Throw<ChurnModelException>(() => Card(rule)).Message.ShouldContain(why);

    [Fact]
    public void A_team_sets_its_own_in_the_data_directory()
    {
        var folder = Directory.CreateTempSubdirectory("retention-scorecard-");
        try
        {
            ScorecardRules.In(folder.FullName).ShouldBe(ScorecardRules.Shipped);
            File.WriteAllText(Path.Combine(folder.FullName, ScorecardRules.FileName), Json("""{ "feature": "days_overdue", "above": 0, "points": 8 }""", ""));
            ScorecardRules.In(folder.FullName).Rules.ShouldHaveSingleItem().Points.ShouldBe(8);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Json(string rules, string segments) => $$"""{ "base": 10, "watch": 20, "act": 40, "rules": [{{rules}}], "segments": { {{segments}} } }""";

    private static Scorecard Card(string rules, string segments = "") => new(Schema, ScorecardRules.Read(System.Text.Encoding.UTF8.GetBytes(Json(rules, segments)), "scorecard.json"));

    private static FeatureTable Rows(params float[] values) =>
        new(Schema, [.. values.Chunk(2).Select((_, i) => $"c{i}")], [.. values.Chunk(2).Select(_ => new DateOnly(2026, 1, 31))], values, [.. values.Chunk(2).Select(_ => float.NaN)]);
}
