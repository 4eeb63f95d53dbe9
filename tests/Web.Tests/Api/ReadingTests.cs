using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Retention.Analytics.Metrics;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;
using Retention.Web.Security;
using Retention.Web.Security.Auditing;
using Retention.Web.Tests.Security;

namespace Retention.Web.Tests.Api;

/// <summary>What programs read is what the pages show, in pages or as a whole, held to a book, and known again by its ETag.</summary>
[Collection(nameof(SignedApp))]
public sealed partial class ReadingTests(SignedApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("mrr", "")]
    [InlineData("nrr", "?segment=small")]
    [InlineData("nps", "?period=quarter")]
    public async Task A_metric_has_the_values_of_the_catalogue_with_exact_decimals(string name, string query)
    {
        using var caller = await Caller.OfAsync(app, Role.Viewer);
        var body = await caller.ReadAsync($"/api/v1/metrics/{name}{query}{(query.Length == 0 ? "?" : "&")}per_page=1000");
        var selection = (query.Contains("segment", StringComparison.Ordinal) ? Selection.Of("segment", "small") : Selection.Everyone) with { Grain = query.Contains("quarter", StringComparison.Ordinal) ? Grain.Quarter : Grain.Month };
        var series = await new MetricReader(app.Services.GetRequiredService<Warehouse>()).ReadAsync(name, selection, null, Stop);
        var rows = body.GetProperty("rows").EnumerateArray().ToList();
        rows.Count.ShouldBe(series.Rows.Count);
        foreach (var (row, expected) in rows.Zip(series.Rows))
        {
            row.GetProperty("month").GetString().ShouldBe($"{expected.Month:yyyy-MM}");
            var value = row.GetProperty("value");
            if (expected.Value is not { } known) value.ValueKind.ShouldBe(JsonValueKind.Null);
            else if (name == "mrr") value.GetRawText().ShouldBe(decimal.Round(known, 4, MidpointRounding.AwayFromZero).ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture));
            else value.GetDecimal().ShouldBe(known);
        }

        body.GetProperty("currency").GetString().ShouldBe(series.Currency);
        var definition = body.GetProperty("columns").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "value").GetProperty("definition").GetString()!;
        (await caller.ReadAsync(definition)).GetProperty("definition").GetString().ShouldBe(series.Metric.Definition.En);
    }

    [Fact]
    public async Task Customers_are_walked_by_their_links_each_once_and_in_order()
    {
        using var caller = await Caller.OfAsync(app, Role.Viewer);
        List<string> ids = [];
        for (var next = "/api/v1/customers?per_page=400"; next is not null;)
        {
            var (status, body, response) = await caller.AskAsync(HttpMethod.Get, next);
            status.ShouldBe(200);
            ids.AddRange(Ids(body, "customer_id"));
            next = body.GetProperty("links").TryGetProperty("next", out var link) ? link.GetString() : null;
            if (next is not null) response.Headers.GetValues("Link").Single().ShouldContain($"<{next}>; rel=\"next\"");
        }

        ids.ShouldBe(app.Books.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Pages_of_a_list_join_into_the_whole()
    {
        using var caller = await Caller.OfAsync(app, Role.Analyst);
        List<string> paged = [];
        for (var page = 1; page <= 4; page++) paged.AddRange(Ids(await caller.ReadAsync($"/api/v1/health?band=red&per_page=7&page={page}"), "customer_id"));
        using var whole = await caller.GetAsync("/api/v1/health?band=red&format=ndjson");
        var lines = (await whole.Content.ReadAsStringAsync(Stop)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("customer_id").GetString()!).ToList();
        paged.ShouldBe(lines.Take(28));
        whole.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-ndjson");
        var log = app.Services.GetRequiredService<AuditLog>();
        (await log.ReadAsync(new() { Act = "export", Find = "/api/v1/health" }, 0, 1, Stop)).Entries.Single().Change!.ShouldContain("ndjson");
    }

    [Fact]
    public async Task Csv_has_a_mark_for_Excel_and_as_many_rows()
    {
        using var caller = await Caller.OfAsync(app, Role.Analyst);
        var (_, _, response) = await caller.AskAsync(HttpMethod.Get, "/api/v1/customers", null, ("Accept", "text/csv"));
        var bytes = await response.Content.ReadAsByteArrayAsync(Stop);
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        var lines = System.Text.Encoding.UTF8.GetString(bytes[3..]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldStartWith("customer_id,name,");
        lines.Length.ShouldBe(app.Books.Count + 1);
    }

    [Fact]
    public async Task What_a_program_has_is_not_sent_again_until_the_numbers_change()
    {
        using var caller = await Caller.OfAsync(app, Role.Executive);
        foreach (var address in new[] { "/api/v1/metrics", "/api/v1/metrics/mrr", "/api/v1/reports/movements", "/api/v1/customers?per_page=3", "/api/v1/health?per_page=3", "/api/v1/customers/c0000001" })
        {
            var (_, _, first) = await caller.AskAsync(HttpMethod.Get, address);
            var tag = first.Headers.ETag!.ToString();
            first.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
            var (again, _, _) = await caller.AskAsync(HttpMethod.Get, address, null, ("If-None-Match", tag));
            again.ShouldBe(304, address);
            (await caller.AskAsync(HttpMethod.Get, address, null, ("If-None-Match", "\"other\""))).Status.ShouldBe(200, address);
            await app.Services.GetRequiredService<Warehouse>().WriteAsync("a test", (_, _) => Task.FromResult(true), Stop);
            (await caller.AskAsync(HttpMethod.Get, address, null, ("If-None-Match", tag))).Status.ShouldBe(200, address);
        }
    }

    [Fact]
    public async Task Every_report_answers_and_shows_a_csm_no_customer_of_another_book()
    {
        using var admin = await Caller.OfAsync(app, Role.Administrator);
        using var csm = await Caller.OfAsync(app, Role.Csm, app.Book);
        var mine = app.Books.First(one => one.Value == app.Book).Key;
        List<string> wrong = [];
        var reports = (await admin.ReadAsync("/api/v1/reports")).GetProperty("reports").EnumerateArray().ToList();
        reports.Count.ShouldBeGreaterThan(80);
        foreach (var report in reports)
        {
            var name = report.GetProperty("name").GetString();
            var customer = report.GetProperty("parameters").EnumerateArray().Any(one => one.GetString() == "customer") ? "?customer=" + mine : "";
            foreach (var caller in new[] { admin, csm })
            {
                var (status, body, _) = await caller.AskAsync(HttpMethod.Get, $"/api/v1/reports/{name}{customer}");
                if (status is not (200 or 400) && !(status == 403 && caller == csm)) wrong.Add($"{name}: {status} {body}");
                if (status == 200 && caller == csm) wrong.AddRange(Customer().Matches(body.GetProperty("rows").GetRawText()).Select(match => match.Value).Distinct().Where(id => app.Books.TryGetValue(id, out var book) && book != app.Book).Select(id => $"{name} shows {id}"));
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_csm_sees_the_own_book_and_nobody_elses()
    {
        using var csm = await Caller.OfAsync(app, Role.Csm, app.Book);
        var other = app.Books.First(one => one.Value is not null && one.Value != app.Book);
        Ids(await csm.ReadAsync("/api/v1/customers?per_page=1000"), "customer_id").ShouldAllBe(id => app.Books[id] == app.Book);
        Ids(await csm.ReadAsync($"/api/v1/customers?per_page=1000&csm={Uri.EscapeDataString(other.Value!)}"), "customer_id").ShouldBeEmpty();
        foreach (var address in new[] { $"/api/v1/customers/{other.Key}", $"/api/v1/health/{other.Key}", $"/api/v1/reports/customer_steps?customer={other.Key}", "/api/v1/customers/none" })
        {
            (await csm.AskAsync(HttpMethod.Get, address)).Status.ShouldBe(404, address);
        }

        (await csm.AskAsync(HttpMethod.Get, "/api/v1/reports/load_changes")).Status.ShouldBe(403);
        var own = (await csm.ReadAsync("/api/v1/metrics/mrr")).GetProperty("rows").GetRawText();
        using var all = await Caller.OfAsync(app, Role.Executive);
        (await all.ReadAsync($"/api/v1/metrics/mrr?csm={Uri.EscapeDataString(app.Book)}")).GetProperty("rows").GetRawText().ShouldBe(own);
    }

    private static IEnumerable<string> Ids(JsonElement body, string name) => body.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty(name).GetString()!);

    [GeneratedRegex(@"\bc\d{7}\b")]
    private static partial Regex Customer();
}
