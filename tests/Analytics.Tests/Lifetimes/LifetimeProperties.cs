using FsCheck;
using FsCheck.Fluent;
using Retention.Analytics.Lifetimes;

namespace Retention.Analytics.Tests.Lifetimes;

/// <summary>What holds for any lives, renewals and purchases.</summary>
public sealed class LifetimeProperties
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(200).WithQuietOnSuccess(true);

    private static readonly Gen<Lifetime> Life =
        from time in Gen.Choose(1, 12)
        from ended in Gen.Choose(0, 2)
        from entry in Gen.Choose(-12, 11)
        from weight in Gen.Choose(1, 4)
        select new Lifetime(time, ended > 0, entry < time && entry >= 0 ? entry : double.NegativeInfinity, weight);

    private static readonly Arbitrary<Lifetime[]> Lives = Life.NonEmptyListOf().Select(list => list.ToArray()).ToArbitrary();

    [Theory]
    [InlineData(ConfidenceType.LogLog)]
    [InlineData(ConfidenceType.Log)]
    [InlineData(ConfidenceType.Plain)]
    public void Survival_never_rises_and_lies_within_its_limits(ConfidenceType type) => Check.One(Often, Prop.ForAll(Lives, lives =>
    {
        var curve = SurvivalCurve.Estimate(LifeTable.Count(lives), type);
        var before = 1.0;
        foreach (var row in curve.Rows)
        {
            row.Survival.ShouldBeInRange(0, before);
            (row.Lower is null).ShouldBe(row.Upper is null);
            if (row.Lower is { } lower) (lower >= 0 && lower <= row.Survival && row.Survival <= row.Upper && row.Upper <= 1).ShouldBeTrue($"{row}");
            before = row.Survival;
        }

        curve.Rows.Sum(row => row.Events + row.Censored).ShouldBe(curve.Customers);
        curve.Rows.Sum(row => row.Entered).ShouldBe(curve.Customers);
    }));

    [Fact]
    public void A_weight_is_that_many_rows_in_any_order() => Check.One(Often, Prop.ForAll(Lives, lives =>
    {
        var repeated = Enumerable.Reverse(lives).SelectMany(life => Enumerable.Repeat(life with { Weight = 1 }, (int)life.Weight));
        SurvivalCurve.Estimate(LifeTable.Count(lives)).Rows.ShouldBe(SurvivalCurve.Estimate(LifeTable.Count(repeated)).Rows);
    }));

    [Fact]
    public void At_risk_is_a_count_of_the_rows() => Check.One(Often, Prop.ForAll(Lives, lives =>
    {
        var table = LifeTable.Count(lives);
        for (var i = 0; i < table.Times.Count; i++)
        {
            table.AtRisk[i].ShouldBe(lives.Where(life => life.Entry < table.Times[i] && table.Times[i] <= life.Time).Sum(life => life.Weight));
        }
    }));

    [Fact]
    public void Without_censoring_the_curve_is_the_share_that_stays_longer() => Check.One(Often, Prop.ForAll(Lives, lives =>
    {
        var all = lives.Select(life => life with { Ended = true, Entry = double.NegativeInfinity }).ToArray();
        foreach (var row in SurvivalCurve.Estimate(LifeTable.Count(all)).Rows)
        {
            row.Survival.ShouldBe(all.Where(life => life.Time > row.Time).Sum(life => life.Weight) / all.Sum(life => life.Weight), 1e-12);
        }
    }));

    [Fact]
    public void A_log_rank_test_balances_and_does_not_mind_the_order_of_groups() => Check.One(Often, Prop.ForAll(Lives, lives =>
    {
        (string, LifeTable)[] groups = [.. lives.Select((life, i) => (Life: life, Group: i % 3)).GroupBy(pair => pair.Group).Select(group => ($"{group.Key}", LifeTable.Count(group.Select(pair => pair.Life))))];
        if (LogRankTest.Compare(groups).Model is not { } test) return;
        test.Groups.Sum(group => group.Observed - group.Expected).ShouldBe(0, 1e-9);
        test.PValue.ShouldBeInRange(0, 1);
        test.ChiSquare.ShouldBe(LogRankTest.Compare([.. Enumerable.Reverse(groups)]).Model!.ChiSquare, 1e-6 * (1 + test.ChiSquare));
    }));

    [Fact]
    public void A_fit_on_the_models_own_curve_returns_it()
    {
        var parameters = (from alpha in Gen.Choose(20, 400) from beta in Gen.Choose(20, 900) select (Alpha: alpha / 100.0, Beta: beta / 100.0)).ToArbitrary();
        Check.One(Often.WithMaxTest(40), Prop.ForAll(parameters, given =>
        {
            var model = ShiftedBetaGeometric.Of(given.Alpha, given.Beta);
            var fitted = ShiftedBetaGeometric.Fit(Renewals.Of([.. Enumerable.Range(0, 9).Select(age => 1e6 * model.Survival(age))])).Model!;
            fitted.Alpha!.Value.ShouldBe(given.Alpha, 0.002 * given.Alpha);
            fitted.Beta!.Value.ShouldBe(given.Beta, 0.002 * given.Beta);
        }));
    }

    [Fact]
    public void A_projection_falls_with_limits_around_it_or_says_why_there_is_none()
    {
        var losses = Gen.Choose(0, 30).NonEmptyListOf().Select(list => list.ToArray()).ToArbitrary();
        Check.One(Often, Prop.ForAll(losses, lost =>
        {
            var survivors = lost.Aggregate(new List<double> { lost.Sum() + lost.Length % 7 }, (list, n) => [.. list, list[^1] - n]);
            var fit = ShiftedBetaGeometric.Fit(Renewals.Of(survivors));
            (fit.Model is null).ShouldBe(fit.Reason is not null);
            var before = 1.0;
            foreach (var row in fit.Model?.Project(30) ?? [])
            {
                row.Survival.ShouldBeInRange(0, before);
                (row.Lower is null || (row.Lower >= 0 && row.Lower <= row.Survival && row.Survival <= row.Upper && row.Upper <= 1)).ShouldBeTrue($"{row}");
                before = row.Survival;
            }

            if (fit.Model is { } model) double.IsFinite(model.DiscountedLifetime(0.01)!.Value).ShouldBeTrue();
        }));
    }

    [Fact]
    public void Purchases_fit_or_say_why_and_grouping_changes_nothing()
    {
        var row = from x in Gen.Choose(0, 6) from last in Gen.Choose(1, 20) from more in Gen.Choose(0, 20) from weight in Gen.Choose(1, 3) select new Purchases(x, x == 0 ? 0 : last, last + more, weight);
        Check.One(Often.WithMaxTest(40), Prop.ForAll(row.NonEmptyListOf().ToArbitrary(), rows =>
        {
            var (one, other) = (BgNbd.Fit(rows), BgNbd.Fit(Enumerable.Reverse(rows).SelectMany(r => Enumerable.Repeat(r with { Weight = 1 }, (int)r.Weight))));
            if (one.Model is not { } model) return;
            double.IsFinite(model.LogLikelihood!.Value).ShouldBeTrue();
            model.ExpectedPurchases(rows[0], 10).ShouldBeGreaterThanOrEqualTo(-1e-9);
            model.ProbabilityAlive(rows[0]).ShouldBeInRange(0, 1);
            if (other.Model is { } same) same.LogLikelihood!.Value.ShouldBe(model.LogLikelihood!.Value, 1e-5 * Math.Abs(model.LogLikelihood!.Value));
        }));
    }
}
