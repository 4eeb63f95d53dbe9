using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Stories;

/// <summary>A month is closed, and later loads restate it (reading S22). docs/decisions/0021.</summary>
public sealed class ClosedMonthStories
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Story Lapsed() => Story.Given().Subscription("s", "2024-01-01", 100, ends: "2024-03-20").Subscription("t", "2024-01-01", 30, customer: "c2");

    [Fact]
    public async Task S22_a_late_renewal_takes_back_the_churn_of_a_closed_month_and_the_page_lists_it()
    {
        await using var warehouse = await StoryWarehouses.OpenAsync(Stop);
        await StoryWarehouses.RunAsync(Lapsed().AsOf("2024-03-31"), warehouse, Stop);
        (await CloseAsync(warehouse, "2024-03")).ShouldBeTrue();
        (await CloseAsync(warehouse, "2024-03")).ShouldBeFalse("a month is closed once");
        (await OnlyAsync(warehouse)).IsRestated.ShouldBeFalse();

        await StoryWarehouses.RunAsync(Lapsed().Subscription("u", "2024-04-05", 110).AsOf("2024-04-30"), warehouse, Stop);
        var march = await OnlyAsync(warehouse);
        (march.Month, march.AsOf, march.UnderOtherPolicies).ShouldBe((new(2024, 3, 1), new(2024, 3, 31), false));
        march.Figures.Where(figure => figure.Change != 0).ShouldBe([
            new("churn", -100m, 0m, 100m), new("closing", 30m, 130m, 100m), new("customers", 1m, 2m, 1m)]);
        march.Customers.Listed.ShouldBe([new("c1", "c1", 0m, 100m, 100m)]);
        (march.Customers.Count, march.AddsUp).ShouldBe((1, true));
    }

    [Fact]
    public async Task A_month_that_is_not_over_is_not_closed()
    {
        await using var warehouse = await StoryWarehouses.OpenAsync(Stop);
        await StoryWarehouses.RunAsync(Lapsed().AsOf("2024-03-30"), warehouse, Stop);
        (await CloseAsync(warehouse, "2024-03")).ShouldBeFalse();
        (await CloseAsync(warehouse, "1999-01")).ShouldBeFalse();
        (await ClosedMonth.ReadAsync(warehouse, Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Policies_that_changed_since_are_said()
    {
        await using var warehouse = await StoryWarehouses.OpenAsync(Stop);
        await StoryWarehouses.RunAsync(Lapsed().AsOf("2024-04-30"), warehouse, Stop);
        await CloseAsync(warehouse, "2024-03");
        await StoryWarehouses.RunAsync(Lapsed().AsOf("2024-04-30").Policy("netting", "month"), warehouse, Stop);
        (await OnlyAsync(warehouse)).UnderOtherPolicies.ShouldBeTrue();
    }

    private static Task<bool> CloseAsync(Warehouse warehouse, string month) => ClosedMonth.CloseAsync(warehouse, month, TimeProvider.System, Stop);

    private static async Task<ClosedMonth> OnlyAsync(Warehouse warehouse) => (await ClosedMonth.ReadAsync(warehouse, Stop)).ShouldHaveSingleItem();
}
