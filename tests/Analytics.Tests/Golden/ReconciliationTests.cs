using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Tests.Golden;

/// <summary>Over the sample, the causes between MRR and cash add up in every month and for every customer.</summary>
public sealed class ReconciliationTests(SampleWarehouse sample) : IClassFixture<SampleWarehouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_causes_add_up_to_the_difference_in_every_month()
    {
        var months = await sample.Warehouse.ReadAsync(async (connection, stop) => (await MonthChoice.ReadAsync(connection, new(), stop))!.All, Stop);
        months.Count.ShouldBe(36);
        foreach (var month in months)
        {
            var report = (await ReconciliationReport.ReadAsync(sample.Warehouse, new($"{month.Month:yyyy-MM}"), null, Stop))!;
            report.AddsUp.ShouldBeTrue($"{month.Month}: difference {report.Difference}, causes {report.Explained}");
            report.Steps.Where(step => !step.IsFigure).ShouldAllBe(step => ReconciliationStep.Causes.Contains(step.Name));
            var bridge = await sample.Warehouse.ReadAsync((connection, stop) => MovementMonth.ReadAsync(connection, Selection.Everyone, month.Month, month.Month, stop), Stop);
            report.Steps[0].Amount.ShouldBe(bridge[0].Closing, 0.0001m);
            Math.Abs(report.Steps.FirstOrDefault(step => step.Name == "unexplained")?.Amount ?? 0).ShouldBeLessThan(0.001m * bridge[0].Closing + 0.01m, $"unexplained of {month.Month}");
        }
    }

    [Fact]
    public async Task The_customers_of_each_cause_add_up_to_it_and_each_one_adds_up_by_itself()
    {
        var report = (await ReconciliationReport.ReadAsync(sample.Warehouse, new("2026-10"), null, Stop))!;
        foreach (var step in report.Steps.Where(step => !step.IsFigure))
        {
            var list = (await NumberReport.ReadAsync(sample.Warehouse, Selection.Everyone, new() { Month = "2026-10", Cause = step.Name }, Stop))!;
            list.Matches.ShouldBe(true, step.Name);
            list.Totals.Count.ShouldBe(step.Customers, step.Name);
            var one = (await ReconciliationReport.ReadAsync(sample.Warehouse, new("2026-10"), list.Rows[0].CustomerId, Stop))!;
            one.AddsUp.ShouldBeTrue(list.Rows[0].CustomerId);
            one.Steps.Single(own => !own.IsFigure && own.Name == step.Name).Amount.ShouldBe(list.Rows[0].Amount);
        }

        (await NumberReport.ReadAsync(sample.Warehouse, Selection.Everyone, new() { Month = "2026-10", Cause = "all" }, Stop))!.Number.ShouldBe(report.Difference);
    }
}
