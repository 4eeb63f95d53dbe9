using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Retention.Analytics.Metrics;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;
using Retention.Web.Charts;
using Retention.Web.Filtering;
using Retention.Web.Language;
using Retention.Web.Tests.Commands;

namespace Retention.Web.Tests.Pages;

/// <summary>For every metric of the catalogue: tile = table = chart = the sum of the list behind it, under any filter and period.</summary>
public sealed class CatalogueTests(TheApp app)
{
    /// <summary>How each metric follows from the lists behind it: (sum, customers) of a list by its movement.</summary>
    private static readonly Dictionary<string, Func<Lists, Task<decimal?>>> FromLists = new()
    {
        ["mrr"] = async lists => await lists.Sum("closing"),
        ["arr"] = async lists => 12 * await lists.Sum("closing"),
        ["arpa"] = async lists => Over(await lists.Sum("closing"), await lists.Count("closing")),
        ["asp"] = async lists => Over(await lists.Sum("new"), await lists.Count("new")),
        ["customers"] = async lists => await lists.Count("closing"),
        ["committed_mrr"] = async lists => await lists.Sum("committed"),
        ["net_new_mrr"] = async lists => await lists.Sum("net"),
        ["new_mrr"] = async lists => await lists.Sum("new"),
        ["expansion_mrr"] = async lists => await lists.Sum("expansion"),
        ["reactivation_mrr"] = async lists => await lists.Sum("reactivation"),
        ["contraction_mrr"] = async lists => await lists.Sum("contraction"),
        ["churned_mrr"] = async lists => await lists.Sum("churn"),
        ["gross_mrr_churn"] = async lists => Over(-await lists.Sum("lost"), await lists.Sum("opening")),
        ["net_mrr_churn"] = async lists => Over(-await lists.Sum("lost") - await lists.Sum("expansion") - await lists.Sum("reactivation"), await lists.Sum("opening")),
        ["nrr"] = async lists => Over(await lists.Sum("retained"), await lists.Sum("base")),
        ["grr"] = async lists => Over(await lists.Sum("kept"), await lists.Sum("base")),
        ["renewal_rate"] = async lists => Over(await lists.Sum("renewed"), await lists.Sum("due")),
        ["quick_ratio"] = async lists => Over(await lists.Sum("gained"), -await lists.Sum("lost")),
        ["non_recurring_revenue"] = async lists => await lists.Sum("non_recurring"),
        ["usage_run_rate"] = async lists => await lists.Sum("usage"),
        ["sales_and_marketing_cost"] = lists => lists.Cost(),
        ["cac"] = async lists => Over(await lists.Cost(), await lists.Count("new")),
        ["cac_paid"] = async lists => Over(await lists.Cost("ads"), await lists.CountByAds()),
        ["cac_payback"] = async lists => Over(await lists.Cost(), 0.8m * await lists.Sum("new")),
        ["clv_simple"] = async lists => Over(0.8m * await lists.Sum("closing"), await lists.Count("closing") * await lists.Churn()),
        ["clv_capped"] = Worth,
        ["ltv_cac"] = async lists => Over(await Worth(lists), Over(await lists.Cost(), await lists.Count("new"))),
        ["magic_number"] = lists => lists.Magic(),
        ["failed_payments"] = async lists => await lists.Sum("failed"),
        ["recovery_rate"] = async lists => Over(await lists.Sum("recovered"), await lists.Sum("failed")),
        ["card_expiry_mrr"] = async lists => await lists.Sum("expiring"),
        ["voluntary_churn"] = async lists => await lists.Sum("churn", "voluntary"),
        ["involuntary_churn"] = async lists => await lists.Sum("churn", "involuntary"),
        ["unknown_churn"] = async lists => await lists.Sum("churn", "unknown"),
        ["receivables"] = async lists => await lists.Sum("owed"),
        ["past_due"] = async lists => await lists.Sum("past_due"),
        ["dso"] = async lists => await lists.Days(await lists.Sum("owed")),
        ["best_possible_dso"] = async lists => await lists.Days(await lists.Sum("owed") - await lists.Sum("past_due")),
        ["days_delinquent"] = async lists => await lists.Days(await lists.Sum("owed")) - await lists.Days(await lists.Sum("owed") - await lists.Sum("past_due")),
        ["retainer_utilisation"] = async lists => (await lists.Retainers()) is var all ? Over(all.Sum(one => one.Used), all.Sum(one => one.Included + one.Rolled)) : null,
        ["effective_hourly_rate"] = async lists => (await lists.Retainers()) is var all ? Over(all.Sum(one => one.Fee), all.Sum(one => one.Used)) : null,
        ["retainer_overage"] = async lists => (await lists.Retainers()).Sum(one => one.OverageValue),
        ["nps"] = lists => lists.Nps(_ => 1, byAnswer: true),
        ["nps_by_customer"] = lists => lists.Nps(_ => 1, byAnswer: false),
        ["nps_by_mrr"] = lists => lists.Nps(mrr => mrr, byAnswer: false),
        ["csat"] = lists => lists.Satisfied("csat"),
        ["ces"] = lists => lists.Satisfied("ces"),
        ["response_rate"] = lists => lists.Answered(),
    };

    private Warehouse Warehouse => app.Services.GetRequiredService<Warehouse>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("where=segment:small,mid")]
    [InlineData("where=plan:desk-team-m-eur,desk-team-y-eur")]
    [InlineData("period=quarter")]
    [InlineData("period=quarter&where=product:Desk&against=year")]
    [InlineData("period=year&where=country:ES|segment:small")]
    [InlineData("period=ttm")]
    public async Task Every_metric_is_what_the_lists_behind_it_add_up_to(string view)
    {
        var selection = Selected(view);
        var reader = new MetricReader(Warehouse);
        var month = await MonthAsync(selection);
        foreach (var metric in MetricCatalogue.Load().All.Where(metric => metric.Name != "logo_churn"))
        {
            var rows = (await reader.ReadAsync(metric.Name, selection, null, Stop)).Rows;
            var at = IsOfToday(metric.Name) ? rows[^1].Month : month;
            var value = rows.SingleOrDefault(row => row.Month == at)?.Value;
            var expected = await FromLists[metric.Name](new Lists(Warehouse, selection, at));
            (value ?? 0m).ShouldBe(expected ?? 0m, 0.000001m, $"{metric.Name} under {view}");
            if (value is null) expected.ShouldBeOneOf(null, 0m);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("period=quarter")]
    [InlineData("period=year&where=segment:small,mid")]
    public async Task Tiles_tables_and_charts_show_what_the_metric_says(string view)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        var (format, words, selection) = (new Format(), new Words(), Selected(view));
        var month = await MonthAsync(selection);
        using var client = app.Client("en-GB");
        var html = await client.GetStringAsync("/revenue?" + view, Stop);
        var page = new HtmlParser().ParseDocument(html);
        var reader = new MetricReader(Warehouse);
        var overview = new HtmlParser().ParseDocument(await client.GetStringAsync("/?" + view, Stop));
        var economics = new HtmlParser().ParseDocument(await client.GetStringAsync("/economics?" + view, Stop));
        var feedback = new HtmlParser().ParseDocument(await client.GetStringAsync("/feedback?" + view, Stop));
        var tiles = new[] { page, overview, economics, feedback }.SelectMany(one => one.QuerySelectorAll(".kpi")).ToList();
        var row = page.QuerySelectorAll("#movements tbody tr").Single(one => one.QuerySelector("th")!.TextContent.Trim(' ', '*', '\n') == words.Period(month, selection));
        foreach (var metric in MetricCatalogue.Load().All)
        {
            var rows = (await reader.ReadAsync(metric.Name, selection, null, Stop)).Rows;
            var at = IsOfToday(metric.Name) ? rows[^1] : rows.Single(one => one.Month == month);
            var text = new CardView(new(metric, at.Month, at.Value, null, null, at.N, []), month, "EUR").Value(format, words);
            foreach (var tile in tiles.Where(tile => tile.QuerySelector(".explain")!.TextContent == metric.Label.En)) tile.QuerySelector(".value")!.TextContent.ShouldBe(text, metric.Name);
            if (Movement(metric.Name) is not { } movement) continue;
            Cell(row, $"movement={movement}").ShouldBe(format.Money(at.Value, "EUR", 2), metric.Name);
            Bar(page, movement == "closing" ? "mrr" : "movements", words[movement == "closing" ? "revenue.mrr" : $"movement.{movement}"], words.Period(month, selection)).ShouldBe(at.Value!.Value, 0.00000001m, metric.Name);
        }
    }

    [Fact]
    public async Task The_command_line_says_what_the_pages_say()
    {
        using var program = new TheProgram();
        await program.MustAsync("ingest", TheProgram.InClone("data/sample"));
        foreach (var metric in MetricCatalogue.Load().All) await CompareAsync(metric.Name, "", []);
        foreach (var name in (string[])["mrr", "logo_churn", "quick_ratio"]) await CompareAsync(name, "period=quarter&where=segment:small,mid", ["--period", "quarter", "--where", "segment:small,mid"]);

        async Task CompareAsync(string metric, string view, string[] options)
        {
            var rows = (await new MetricReader(Warehouse).ReadAsync(metric, Selected(view), null, Stop)).Rows;
            var said = (await program.MustAsync(["metric", metric, "--format", "json", .. options])).Json.GetProperty("rows").EnumerateArray().ToList();
            said.Select(row => row.GetProperty("month").GetString()).ShouldBe(rows.Select(row => Links.Month(row.Month)), metric);
            foreach (var (row, line) in rows.Zip(said))
            {
                if (row.Value is { } value) line.GetProperty("value").GetDecimal().ShouldBe(value, 0.0001m, $"{metric} {row.Month}");
                else line.GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null, $"{metric} {row.Month}");
            }
        }
    }

    private static bool IsOfToday(string metric) => metric is "committed_mrr" or "card_expiry_mrr";

    private static string? Movement(string metric) => metric switch
    {
        "mrr" => "closing",
        "new_mrr" => "new",
        "expansion_mrr" => "expansion",
        "contraction_mrr" => "contraction",
        "churned_mrr" => "churn",
        _ => null,
    };

    private static string Cell(IElement row, string link) => row.QuerySelectorAll("td a").First(a => a.GetAttribute("href")!.Contains(link, StringComparison.Ordinal)).TextContent;

    /// <summary>What a chart of the page draws for a series at a place.</summary>
    private static decimal Bar(IParentNode page, string chart, string series, string place)
    {
        using var figure = JsonDocument.Parse(page.QuerySelector($"#{chart} script[type='application/json']")!.TextContent);
        var trace = figure.RootElement.GetProperty("data").EnumerateArray().Single(one => one.GetProperty("name").GetString() == series);
        var at = trace.GetProperty("x").EnumerateArray().Select(x => x.GetString()).ToList().IndexOf(place);
        return trace.GetProperty("y")[at].GetDecimal();
    }

    private static decimal? Over(decimal? one, decimal? other) => other == 0 ? null : one / other;

    // What is left of a customer after each month of sixty, added up one by one.
    private static async Task<decimal?> Worth(Lists lists) => await lists.Churn() is not { } churn ? null
        : Over(0.8m * await lists.Sum("closing"), await lists.Count("closing")) * (decimal)Enumerable.Range(0, 60).Sum(month => Math.Pow(1 - (double)churn, month));

    private static Selection Selected(string view) => Filter.Of(new Microsoft.AspNetCore.Http.QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(view))).Selection;

    private Task<DateOnly> MonthAsync(Selection selection) =>
        Warehouse.ReadAsync(async (connection, stop) => (await MonthChoice.ReadAsync(connection, selection, new(), stop))!.Month.Month, Stop);
}
