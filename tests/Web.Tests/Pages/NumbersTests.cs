using System.Globalization;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Retention.Analytics.Metrics;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;
using Retention.Web.Charts;
using Retention.Web.Language;

namespace Retention.Web.Tests.Pages;

/// <summary>A number is the same wherever it is seen, and the list behind it adds up to it.</summary>
public sealed class NumbersTests(TheApp app)
{
    private Warehouse Warehouse => app.Services.GetRequiredService<Warehouse>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_behind_every_number_of_every_month_adds_up_to_it()
    {
        var all = await MonthsAsync();
        var months = await Warehouse.ReadAsync((connection, stop) => MovementMonth.ReadAsync(connection, Selection.Everyone, all[0].Month, all[^1].Month, stop), Stop);
        months.Count.ShouldBeGreaterThan(12);
        foreach (var month in months)
        {
            foreach (var movement in NumberReport.Movements.Except(["transferred", "committed", "usage"]).Where(one => !month.Movements.TryGetValue(one, out var sum) || sum.Amount != 0))
            {
                var report = await NumberAsync(new() { Month = Links.Month(month.Month), Movement = movement });
                report.Matches.ShouldBe(true, $"{movement} of {month.Month}: list {report.Totals.Sum}, report {report.Number}");
                report.Problems.ShouldBeEmpty();
            }
        }
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("product")]
    [InlineData("segment")]
    [InlineData("country")]
    [InlineData("currency")]
    [InlineData("csm")]
    [InlineData("industry")]
    [InlineData("acquisition_channel")]
    public async Task The_list_behind_every_cell_of_a_split_adds_up_to_it(string by)
    {
        var month = (await MonthsAsync())[^2].Month;
        var split = await Warehouse.ReadAsync((connection, stop) => Breakdown.ReadAsync(connection, Selection.Everyone, month, by, stop), Stop);
        split.Rows.ShouldNotBeEmpty();
        foreach (var row in split.Rows.Where(row => row.Kind == "value"))
        {
            row.Gap.ShouldBe(0m, 0.005m, $"{by} {row.Value}");
            foreach (var column in split.Columns.Where(column => row.Amounts[column] != 0))
            {
                var address = new BreakdownView(split, month, "EUR", Selection.Everyone).Behind(row)!(column);
                var asked = System.Web.HttpUtility.ParseQueryString(address[(address.IndexOf('?', StringComparison.Ordinal) + 1)..]);
                var report = await NumberAsync(new() { Month = asked["month"], Movement = asked["movement"] }, Selection.Where(asked["where"]));
                report.Number!.Value.ShouldBe(row.Amounts[column], 0.000001m, $"{by} {row.Value}, {column}");
                report.Matches.ShouldBe(true, $"{by} {row.Value}, {column}: list {report.Totals.Sum}, cell {row.Amounts[column]}");
            }
        }
    }

    [Fact]
    public async Task The_list_behind_the_usage_run_rate_adds_up_to_it_and_is_empty_where_it_is_not_defined()
    {
        var all = await MonthsAsync();
        (await NumberAsync(new() { Month = Links.Month(all[1].Month), Movement = "usage" })).Number.ShouldBeNull();
        var report = await NumberAsync(new() { Month = Links.Month(all[^1].Month), Movement = "usage" });
        report.Number.ShouldNotBeNull();
        report.Rows.ShouldNotBeEmpty();
        report.Matches.ShouldBe(true);
    }

    [Fact]
    public async Task The_list_behind_every_subtype_adds_up_to_it()
    {
        var month = (await MonthsAsync())[^2].Month;
        var report = (await RevenueReport.ReadAsync(Warehouse, Selection.Everyone, new(Links.Month(month)), null, Stop))!;
        foreach (var sum in report.Subtypes.Where(sum => sum.Customers > 0))
        {
            var list = await NumberAsync(new() { Month = Links.Month(month), Movement = sum.Movement, Subtype = sum.Subtype ?? NumberRequest.Blank });
            list.Matches.ShouldBe(true, $"{sum.Movement} {sum.Subtype}");
            list.Totals.Count.ShouldBe(sum.Customers);
        }
    }

    [Fact]
    public async Task Each_card_says_what_the_metric_says()
    {
        using var client = app.Client("en-GB");
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/", Stop));
        var revenue = new HtmlParser().ParseDocument(await client.GetStringAsync("/revenue", Stop));
        var overview = (await OverviewReport.ReadAsync(Warehouse, Selection.Everyone, new(), Stop))!;
        var reader = new MetricReader(Warehouse);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        var shown = page.QuerySelectorAll(".kpi").Concat(revenue.QuerySelectorAll(".kpi")).ToList();
        shown.Count.ShouldBe(20);
        foreach (var card in overview.Cards)
        {
            var series = await reader.ReadAsync(card.Metric.Name, Selection.Everyone, null, Stop);
            var row = series.Rows.Single(row => row.Month == card.Month);
            card.Value.ShouldBe(row.Value);
            card.N.ShouldBe(row.N);
            var text = new CardView(card, overview.Months.Month.Month, overview.Currency).Value(new Format(), new Words());
            foreach (var kpi in shown.Where(kpi => kpi.QuerySelector(".explain")!.TextContent == card.Metric.Label.En)) kpi.QuerySelector(".value")!.TextContent.ShouldBe(text);
        }
    }

    [Fact]
    public async Task The_bridge_the_table_and_the_metric_agree()
    {
        var overview = (await OverviewReport.ReadAsync(Warehouse, Selection.Everyone, new(), Stop))!;
        var month = overview.Movements.Single(month => month.Month == overview.Months.Month.Month);
        var mrr = overview.Cards.Single(card => card.Metric.Name == "mrr");
        month.Closing.ShouldBe(mrr.Value!.Value);
        overview.Bridge[^1].Amount.ShouldBe(month.Closing);
        foreach (var step in overview.Bridge.Skip(1).SkipLast(1))
        {
            step.Amount.ShouldBe(month.Movements[step.Movement].Amount);
            step.Customers.ShouldBe(month.Movements[step.Movement].Customers);
        }

        overview.Movements.ShouldAllBe(one => Math.Abs(one.Gap) < 0.005m);
    }

    [Fact]
    public async Task A_list_is_searched_without_regard_to_accents_sorted_and_cut_into_pages()
    {
        var all = await NumberAsync(new() { Movement = "closing" });
        all.Totals.Count.ShouldBeGreaterThan(NumberReport.PageSize);
        all.Rows.Count.ShouldBe(NumberReport.PageSize);
        all.Rows.Select(row => row.Amount).ShouldBe(all.Rows.Select(row => row.Amount).OrderDescending());
        var next = await NumberAsync(new() { Movement = "closing", Start = "51", Sort = "-amount" });
        next.Rows[0].Amount.ShouldBeLessThanOrEqualTo(all.Rows[^1].Amount);
        var beyond = await NumberAsync(new() { Movement = "closing", Start = "1000000" });
        beyond.Rows.ShouldBeEmpty();
        beyond.Totals.ShouldBe(all.Totals with { ShownSum = 0m });
        var accented = all.Rows.FirstOrDefault(row => row.Name.Any(letter => letter is 'á' or 'é' or 'í' or 'ó' or 'ú' or 'ñ'))!;
        var plain = accented.Name.Replace('á', 'a').Replace('é', 'e').Replace('í', 'i').Replace('ó', 'o').Replace('ú', 'u').Replace('ñ', 'n').ToUpperInvariant();
        (await NumberAsync(new() { Movement = "closing", Q = plain })).Rows.ShouldContain(row => row.CustomerId == accented.CustomerId);
    }

    private async Task<NumberReport> NumberAsync(NumberRequest asked, Selection? of = null) => (await NumberReport.ReadAsync(Warehouse, of ?? Selection.Everyone, asked, Stop))!;

    private Task<IReadOnlyList<ReportMonth>> MonthsAsync() =>
        Warehouse.ReadAsync(async (connection, stop) => (await MonthChoice.ReadAsync(connection, new(), stop))!.All, Stop);
}
