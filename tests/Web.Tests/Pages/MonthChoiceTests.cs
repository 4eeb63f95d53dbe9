using Retention.Analytics.Reports;

namespace Retention.Web.Tests.Pages;

/// <summary>Which months an address leads to; what cannot be followed is mended and said.</summary>
public sealed class MonthChoiceTests
{
    private static readonly ReportMonth[] Months =
        [.. Enumerable.Range(0, 24).Select(i => new DateOnly(2025, 1, 1).AddMonths(i)).Select(month => new ReportMonth(month, month.AddMonths(1).AddDays(-1), month.Month < 12 || month.Year < 2026))];

    [Fact]
    public void Nothing_asked_is_the_last_whole_month_and_twelve_months_to_the_open_one()
    {
        var choice = MonthChoice.Choose(Months, new());
        (choice.Month.Month, choice.From, choice.To).ShouldBe((new(2026, 11, 1), new(2026, 1, 1), new(2026, 12, 1)));
        choice.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_month_asked_ends_the_range()
    {
        var choice = MonthChoice.Choose(Months, new("2026-03"));
        (choice.Month.Month, choice.From, choice.To, choice.Length).ShouldBe((new(2026, 3, 1), new(2025, 4, 1), new(2026, 3, 1), 12));
        choice.Before!.Month.ShouldBe(new(2026, 2, 1));
        choice.After!.Month.ShouldBe(new(2026, 4, 1));
    }

    [Theory]
    [InlineData("2026-13", "not_a_month")]
    [InlineData("September", "not_a_month")]
    [InlineData("'; drop table mart.months --", "not_a_month")]
    [InlineData("1999-01", "outside")]
    [InlineData("2031-01", "outside")]
    public void A_month_that_is_not_there_is_said(string month, string kind) =>
        MonthChoice.Choose(Months, new(month)).Problems.ShouldHaveSingleItem().Kind.ShouldBe(kind);

    [Fact]
    public void A_range_that_runs_backwards_is_turned_round()
    {
        var choice = MonthChoice.Choose(Months, new(null, "2026-05", "2026-02"));
        (choice.From, choice.To).ShouldBe((new(2026, 2, 1), new(2026, 5, 1)));
        choice.Problems.ShouldHaveSingleItem().Kind.ShouldBe("reversed");
    }
}
