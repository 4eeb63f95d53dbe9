using Microsoft.Extensions.DependencyInjection;
using Retention.Analytics.Metrics;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Tests.Work;

/// <summary>A number beside its target, as the book compares them.</summary>
public sealed class VarianceTests(TheApp app)
{
    [Theory]
    [InlineData(110, 100, Better.Higher, 10, true)]
    [InlineData(90, 100, Better.Higher, -10, false)]
    [InlineData(100, 100, Better.Higher, 0, true)]
    [InlineData(0.03, 0.02, Better.Lower, 0.01, false)]
    [InlineData(0.01, 0.02, Better.Lower, -0.01, true)]
    [InlineData(0.02, 0.02, Better.Lower, 0, true)]
    [InlineData(5, 3, Better.Neither, 2, null)]
    public async Task A_variance_is_value_less_target_and_good_the_way_the_metric_should_go(double value, double target, Better better, double amount, bool? isGood) =>
        (await ReadAsync((decimal)value, (decimal)target, better)).ShouldBe(new((decimal)amount, isGood));

    [Fact]
    public async Task A_value_that_is_not_defined_has_no_variance() => (await ReadAsync(null, 1m, Better.Higher)).ShouldBeNull();

    private Task<Variance?> ReadAsync(decimal? value, decimal target, Better better) =>
        Variance.ReadAsync(app.Services.GetRequiredService<Warehouse>(), value, target, better, TestContext.Current.CancellationToken);
}
