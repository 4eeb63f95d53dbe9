using System.Globalization;
using Retention.Analytics.Selecting;
using Retention.Web.Language;
using Retention.Web.Work;

namespace Retention.Web.Tests.Work;

/// <summary>A target as it is typed, kept and compared.</summary>
public abstract class TargetTests(AWorkDatabase work) : IAsyncDisposable
{

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en-GB", "1,234.5", 1234.5)]
    [InlineData("en-GB", "1234.5", 1234.5)]
    [InlineData("en-GB", " 1 234 567 ", 1234567.0)]
    [InlineData("en-GB", "€1,000", 1000.0)]
    [InlineData("en-GB", "-€1,000", -1000.0)]
    [InlineData("en-GB", "\u221256", -56.0)]
    [InlineData("en-GB", "+5 %", 5.0)]
    [InlineData("es-ES", "1.234,5", 1234.5)]
    [InlineData("es-ES", "1.234", 1234.0)]
    [InlineData("es-ES", "1.234,50\u00a0€", 1234.5)]
    [InlineData("es-MX", "1,234.5", 1234.5)]
    [InlineData("es-ES", "1.5", null)]
    [InlineData("en-GB", "1,5", null)]
    [InlineData("en-GB", "1,2345", null)]
    [InlineData("en-GB", "12,34,567", null)]
    [InlineData("en-GB", "abc", null)]
    [InlineData("en-GB", "1e5", null)]
    [InlineData("en-GB", "1.2.3", null)]
    [InlineData("en-GB", ".", null)]
    [InlineData("en-GB", "-", null)]
    [InlineData("en-GB", "", null)]
    [InlineData("en-GB", "٣", null)]
    public void A_number_is_read_as_its_culture_writes_it(string culture, string text, double? number) =>
        TypedNumber.Read(text, CultureInfo.GetCultureInfo(culture)).ShouldBe((decimal?)number);

    [Fact]
    public void A_number_of_ten_thousand_digits_is_none() => TypedNumber.Read(new string('9', 10_000), CultureInfo.GetCultureInfo("en")).ShouldBeNull();

    [Theory]
    [InlineData("2026-09", "2026-09")]
    [InlineData(" 2026-Q3 ", "2026-q3")]
    [InlineData("2026", "2026")]
    [InlineData("ttm-2026-09", "ttm-2026-09")]
    [InlineData("ttm-2026", null)]
    [InlineData("2026-13", null)]
    [InlineData("2026-q5", null)]
    [InlineData("2026-09\n", "2026-09")]
    [InlineData("September", null)]
    [InlineData("٢٠٢٦", null)]
    [InlineData("<script>", null)]
    [InlineData(null, null)]
    public void A_period_has_one_way_of_writing(string? text, string? key) => PeriodKey.Read(text).ShouldBe(key);

    [Fact]
    public void A_month_has_its_key() => PeriodKey.Of(new(2026, 9, 1)).ShouldBe("2026-09");

    [Theory]
    [InlineData(Grain.Month, "2026-12", "December 2026")]
    [InlineData(Grain.Quarter, "2026-q4", "Q4 2026")]
    [InlineData(Grain.Year, "2026", "2026")]
    [InlineData(Grain.Ttm, "ttm-2026-12", "the 12 months to December 2026")]
    public void A_period_in_view_has_its_key_and_the_key_its_words(Grain grain, string key, string words)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        var of = Selection.Everyone with { Grain = grain };
        PeriodKey.Of(new(2026, 12, 1), of).ShouldBe(key);
        PeriodKey.Read(key).ShouldBe(key);
        PeriodKey.Name(key, new Words()).ShouldBe(words);
    }

    [Theory]
    [InlineData("nothing", "2026-09", "1", "metric")]
    [InlineData("", "2026-09", "1", "metric")]
    [InlineData("mrr; drop table targets", "2026-09", "1", "metric")]
    [InlineData("mrr", "soon", "1", "period")]
    [InlineData("mrr", "2026-09", "abc", "number")]
    [InlineData("mrr", "2026-09", "", "number")]
    [InlineData("mrr", "2026-09", "1,000,000,000,000,000", "large")]
    public async Task What_is_no_target_says_why(string metric, string period, string value, string why)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");
        (await work.Targets.SetAsync(new(metric, period, value), Stop)).ShouldBe(why);
        (await work.Targets.AllAsync(Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task There_is_one_target_for_a_metric_and_a_period_and_percent_is_typed_as_percent()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("es-ES");
        (await work.Targets.SetAsync(new("mrr", "2026-09", "1.000,50"), Stop)).ShouldBeNull();
        (await work.Targets.SetAsync(new("mrr", "2026-09", "2.000"), Stop)).ShouldBeNull();
        (await work.Targets.SetAsync(new("logo_churn", "2026-09", "2,5 %"), Stop)).ShouldBeNull();
        (await work.Targets.SetAsync(new("mrr", "2026", "3.000"), Stop)).ShouldBeNull();
        (await work.Targets.AllAsync(Stop)).Select(target => (target.Period, target.Metric, target.Value))
            .ShouldBe([("2026-09", "logo_churn", 0.025m), ("2026-09", "mrr", 2000m), ("2026", "mrr", 3000m)]);
        var asked = work.Targets;
        (await asked.FindAsync("mrr", "2026-09", Stop)).ShouldBe(2000m);
        (await asked.FindAsync("arr", "2026-09", Stop)).ShouldBeNull();
        await work.Targets.DeleteAsync("mrr", "2026-09", Stop);
        (await asked.FindAsync("mrr", "2026-09", Stop)).ShouldBe(2000m, "a page is answered from one query");
        (await work.Targets.FindAsync("mrr", "2026-09", Stop)).ShouldBeNull();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return work.DisposeAsync();
    }
}

public sealed class TargetTestsOnSqlite() : TargetTests(new AWorkDatabase());

public sealed class TargetTestsOnPostgres() : TargetTests(new AWorkDatabase(onServer: true));
