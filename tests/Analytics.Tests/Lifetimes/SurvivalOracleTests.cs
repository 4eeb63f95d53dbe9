using Retention.Analytics.Lifetimes;

namespace Retention.Analytics.Tests.Lifetimes;

/// <summary>Survival curves that R's survival package computed.</summary>
public sealed class SurvivalOracleTests
{
    [Fact]
    public void Every_row_of_g3_by_group_is_that_of_R()
    {
        var groups = G3();
        var published = Oracles.Read("survival/oracle_km_g3_by_group.csv").GroupBy(row => row["stratum"]["group=".Length..]).ToList();
        published.Count.ShouldBe(2);
        foreach (var group in published)
        {
            Compare(SurvivalCurve.Estimate(groups[group.Key]), [.. group]);
        }
    }

    [Fact]
    public void Every_row_of_rossi_is_that_of_R() =>
        Compare(SurvivalCurve.Estimate(LifeTable.Count(Rossi().Select(row => row.Life))), Oracles.Read("survival/oracle_km_rossi_all.csv"));

    [Fact]
    public void The_log_rank_test_of_rossi_by_financial_aid_is_that_of_survdiff()
    {
        // survdiff(Surv(week, arrest) ~ fin): observed 66 and 48, expected 55.6 and 58.4, chi-square 3.84, p 0.0501.
        var test = LogRankTest.Compare([.. Rossi().GroupBy(row => row.Aid).OrderBy(group => group.Key).Select(group => (group.Key, LifeTable.Count(group.Select(row => row.Life))))]).Model!;
        test.Groups.Select(group => group.Observed).ShouldBe([66, 48]);
        test.Groups[0].Expected.ShouldBe(55.574442768409565, 1e-9);
        test.Groups[1].Expected.ShouldBe(58.425557231590435, 1e-9);
        test.ChiSquare.ShouldBe(3.837569576549052, 1e-9);
        test.DegreesOfFreedom.ShouldBe(1);
        test.PValue.ShouldBe(0.05011611740900572, 1e-9);
    }

    [Fact]
    public void The_median_of_a_flat_stretch_at_one_half_is_its_middle()
    {
        // Control lies on 1/2 from 32 to 34; RIT never comes down to it.
        SurvivalCurve.Estimate(G3()["Control"]).Median.Time.ShouldBe(33);
        SurvivalCurve.Estimate(G3()["RIT"]).Median.Time.ShouldBeNull();
    }

    private static Dictionary<string, LifeTable> G3() => Oracles.Read("survival/g3.csv").GroupBy(row => row["group"])
        .ToDictionary(group => group.Key, group => LifeTable.Count(group.Select(row => new Lifetime(row.Number("time"), row["event"] == "True"))));

    private static List<(string Aid, Lifetime Life)> Rossi() =>
        [.. Oracles.Read("survival/rossi.csv").Select(row => (row["fin"], new Lifetime(row.Number("week"), row["arrest"] == "1")))];

    private static void Compare(SurvivalCurve curve, List<Dictionary<string, string>> published)
    {
        curve.Rows.Count.ShouldBe(published.Count);
        foreach (var (ours, theirs) in curve.Rows.Zip(published))
        {
            ours.Time.ShouldBe(theirs.Number("time"));
            ours.AtRisk.ShouldBe(theirs.Number("n_risk"));
            ours.Events.ShouldBe(theirs.Number("n_event"));
            ours.Censored.ShouldBe(theirs.Number("n_censor"));
            ours.Survival.ShouldBe(theirs.Number("survival"), 1e-6);
            ours.StdError!.Value.ShouldBe(theirs.Number("se_greenwood"), 1e-6);
        }
    }
}
