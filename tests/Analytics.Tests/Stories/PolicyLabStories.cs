using System.Globalization;
using Retention.Analytics.Policies;
using Retention.Analytics.Reports;

namespace Retention.Analytics.Tests.Stories;

/// <summary>A month under two sets of policies: each rule explains its customer, and they add up. docs/decisions/0020.</summary>
public sealed class PolicyLabStories
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>One customer for each policy of the stripe-like preset, and one whom none of them touches.</summary>
    private static Story FourRules() => Story.Given().AsOf("2024-06-30")
        .Subscription("request", "2024-01-01", 30, customer: "leaves", requested: "2024-06-10", termEnds: "2024-12-31")
        .Subscription("unpaid", "2024-01-01", 100, customer: "owes")
        .Invoice("i", "2024-04-01", due: "2024-04-10", customer: "owes", subscription: "unpaid").Line("i", 100, from: "2024-04-01", to: "2024-05-01")
        .Subscription("once", "2024-01-01", 1200, customer: "first-year", interval: "year", percent: 10, discountEnds: "2024-02-01")
        .Subscription("while", "2024-01-01", 100, customer: "half-price", percent: 50, discountEnds: "2024-12-01")
        .Subscription("plain", "2024-01-01", 7, customer: "nobody");

    [Fact]
    public async Task Each_policy_explains_its_customer_and_together_they_are_the_difference()
    {
        await using var warehouse = await StoryWarehouses.OpenAsync(Stop);
        await StoryWarehouses.RunAsync(FourRules(), warehouse, Stop);
        var path = PolicyPath.Between(warehouse.Settings.Policies, "default", "stripe-like");
        path.Turns.Select(turn => turn.Policy).ShouldBe(["churn_recognition", "past_due_churn_days", "one_time_discount", "limited_discount"]);
        path.Sets.Count.ShouldBe(5);

        List<int> built = [];
        var report = (await PolicyReport.ReadAsync(warehouse, new("2024-06"), path, new Told(at => built.Add(at.Set)), Stop))!;
        report.Rules.Select(Line).ShouldBe([
            "churn_recognition -30: leaves 30 to 0", "past_due_churn_days 100: owes 0 to 100",
            "one_time_discount 10: first-year 90 to 100", "limited_discount 50: half-price 50 to 100"]);
        report.Line("closing", 0).Amount.ShouldBe(177m);
        report.Line("closing", 4).Amount.ShouldBe(307m);
        report.Difference.ShouldBe(130m);
        report.AddsUp.ShouldBeTrue();
        report.Line("churn", 1).Amount.ShouldBe(-30m);
        built.Distinct().ShouldBe([2, 3, 4, 5], "the first set is the workspace's own: as many are built as policies differ");

        (await PolicyReport.ReadAsync(warehouse, new("2024-06"), path, new Told(_ => throw new InvalidOperationException("built twice")), Stop)).ShouldBe(report);
    }

    [Fact]
    public async Task A_set_compared_with_itself_differs_in_nothing()
    {
        await using var warehouse = await StoryWarehouses.OpenAsync(Stop);
        await StoryWarehouses.RunAsync(FourRules(), warehouse, Stop);
        var report = (await PolicyReport.ReadAsync(warehouse, new("2024-06"), PolicyPath.Between(warehouse.Settings.Policies, PolicyPath.Workspace, "default"), null, Stop))!;
        report.Rules.ShouldBeEmpty();
        report.Difference.ShouldBe(0m);
        report.AddsUp.ShouldBeTrue();
    }

    [Fact]
    public void A_preset_leaves_what_it_does_not_speak_of_as_the_workspace_has_it()
    {
        var own = PolicySet.Default.With("reporting_currency", "EUR").With("gross_margin", "0.8").With("netting", "month").With("pause_churn_days", "30");
        var path = PolicyPath.Between(own, PolicyPath.Workspace, "default");
        path.Turns.ShouldBe([new("netting", "month", "event")]);
        path.Sets[^1].Chosen.Keys.ShouldBe(["reporting_currency", "pause_churn_days", "gross_margin"]);
    }

    private static string Line(PolicyRule rule) => string.Create(
        CultureInfo.InvariantCulture,
        $"{rule.Turn.Policy} {rule.Customers.Change:0.##}: {string.Join(", ", rule.Customers.Listed.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.CustomerId} {one.Was:0.##} to {one.Now:0.##}")))}");

    private sealed class Told(Action<PolicyProgress> tell) : IProgress<PolicyProgress>
    {
        public void Report(PolicyProgress value) => tell(value);
    }
}
