using Retention.Ingest.Sample;

namespace Retention.Ingest.Tests.Sample;

public sealed class CurveTests
{
    [Theory]
    [InlineData(-30), InlineData(-7.9), InlineData(-0.3), InlineData(0), InlineData(0.5), InlineData(3.7), InlineData(20)]
    public void Our_own_exponential_is_as_good_as_the_platform_s(double x) => (Curve.Exp(x) / Math.Exp(x)).ShouldBe(1, 1e-13);

    [Theory]
    [InlineData(0.001), InlineData(0.7), InlineData(1), InlineData(2), InlineData(37.5), InlineData(1e6)]
    public void Our_own_logarithm_is_as_good_as_the_platform_s(double x) => Curve.Log(x).ShouldBe(Math.Log(x), 1e-12);

    [Fact]
    public void Amounts_have_two_decimals_and_no_culture()
    {
        var rows = new Rows();
        rows.Money(123405).Money(-7).Fixed(1077398, 6).Int(12).None().Text("é"u8).End();
        System.Text.Encoding.UTF8.GetString(rows.Written.Span).ShouldBe("1234.05,-0.07,1.077398,12,,é\n");
    }
}
