namespace Retention.Analytics.Tests.Health;

/// <summary>A feature of a day is the same whether the files end on that day or later.</summary>
public sealed class FeaturesSeeNoFuture(FeaturesOfTwoDays company) : IClassFixture<FeaturesOfTwoDays>
{
    public static TheoryData<DateOnly> Days => [.. FeaturesOfTwoDays.Days];

    public static TheoryData<string> Leaks => [.. FeatureLeaks.All.Keys];

    [Theory]
    [MemberData(nameof(Days))]
    public void What_was_known_on_a_day_is_what_is_said_of_it_later(DateOnly day)
    {
        var (then, later) = (company.Then[day].Where(IsFeature).ToList(), company.Later[day].Where(IsFeature).ToList());
        then.Count.ShouldBeGreaterThan(5_000);
        later.Except(then).ShouldBeEmpty("known later, and not then");
        then.Except(later).ShouldBeEmpty("known then, and not later");
    }

    [Theory]
    [MemberData(nameof(Leaks))]
    public void A_column_that_sees_ahead_is_found(string leak) =>
        FeaturesOfTwoDays.Days.ShouldContain(day => company.Later[day].Where(line => Column(line) == leak).Except(company.Then[day]).Any());

    private static bool IsFeature(string line) => !FeatureLeaks.All.ContainsKey(Column(line));

    private static string Column(string line) => line.Split(' ')[1];
}
