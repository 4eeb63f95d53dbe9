using System.Text.Json;
using Retention.Analytics.Warehousing;
using Retention.Web.Security;
using Retention.Web.Tests.Security;

namespace Retention.Web.Tests.Api;

/// <summary>Lists say how many rows they have in all, lead to their neighbours, speak the reader's language and are held to a book in every form.</summary>
[Collection(nameof(SignedApp))]
public sealed class ListTests(SignedApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_says_how_many_rows_there_are_on_all_its_pages()
    {
        using var caller = await Caller.OfAsync(app, Role.Administrator);
        var first = await caller.ReadAsync("/api/v1/customers?per_page=3");
        first.GetProperty("total").GetInt32().ShouldBe(app.Books.Count);
        var next = await caller.ReadAsync(first.GetProperty("links").GetProperty("next").GetString()!);
        next.GetProperty("total").ValueKind.ShouldBe(JsonValueKind.Null, "counted once, on the first page");
        foreach (var address in new[] { "/api/v1/health?band=red", "/api/v1/tasks?state=open", "/api/v1/loads?", "/api/v1/metrics/mrr?", "/api/v1/reports/movers?", "/api/v1/reports/movements?period=quarter" })
        {
            var (all, rows) = ((long?)null, 0L);
            for (string? page = $"{address}&per_page=5"; page is not null;)
            {
                var body = await caller.ReadAsync(page.Replace("?&", "?", StringComparison.Ordinal));
                (all ??= body.GetProperty("total").GetInt64()).ShouldBe(body.GetProperty("total").GetInt64(), address);
                rows += body.GetProperty("rows").GetArrayLength();
                page = body.GetProperty("links").TryGetProperty("next", out var link) ? link.GetString() : null;
            }

            rows.ShouldBe(all!.Value, address);
        }

        (await caller.ReadAsync("/api/v1/customers?find=nobody%20has%20this")).GetProperty("total").GetInt32().ShouldBe(0);
        (await caller.ReadAsync("/api/v1/health?find=nobody%20has%20this")).GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Pages_lead_to_the_first_the_one_before_and_the_next()
    {
        using var caller = await Caller.OfAsync(app, Role.Viewer);
        async Task<string> LinkAsync(string address)
        {
            var (status, body, response) = await caller.AskAsync(HttpMethod.Get, address);
            status.ShouldBe(200);
            var link = response.Headers.TryGetValues("Link", out var sent) ? sent.Single() : "";
            link.ShouldBe(string.Join(", ", body.GetProperty("links").EnumerateObject().Select(one => $"<{one.Value.GetString()}>; rel=\"{one.Name}\"")));
            return string.Join(' ', body.GetProperty("links").EnumerateObject().Select(one => one.Name));
        }

        (await LinkAsync("/api/v1/health?segment=small&per_page=2")).ShouldBe("next");
        (await LinkAsync("/api/v1/health?segment=small&per_page=2&page=2")).ShouldBe("first prev next");
        (await LinkAsync("/api/v1/health?segment=small&per_page=1000&page=2")).ShouldBe("first prev");
        (await LinkAsync("/api/v1/customers?per_page=1000&after=c0000003")).ShouldBe("first");
    }

    [Fact]
    public async Task Every_title_is_in_the_language_asked_for()
    {
        using var english = await Caller.OfAsync(app, Role.Administrator);
        using var spanish = await Caller.OfAsync(app, Role.Administrator, language: "es");
        async Task<List<(string Name, string Title)>> TitlesAsync(Caller caller, string list, string title) =>
            [.. (await caller.ReadAsync($"/api/v1/{list}")).GetProperty(list).EnumerateArray().Select(one => (one.GetProperty("name").GetString()!, one.GetProperty(title).GetString()!))];
        // The same word in both.
        string[] same = ["mrr", "arr", "nps", "csat", "ces", "nrr", "grr", "arpa", "clv", "cac", "ltv_cac", "quick_ratio", "dso"];
        foreach (var (list, title) in new[] { ("reports", "title"), ("metrics", "label") })
        {
            var (en, es) = (await TitlesAsync(english, list, title), await TitlesAsync(spanish, list, title));
            en.Concat(es).ShouldAllBe(one => one.Title.Length > 2 && !one.Title.Contains('|'));
            en.Zip(es).Where(pair => pair.First.Title == pair.Second.Title && !same.Contains(pair.First.Name)).Select(pair => pair.First).ShouldBeEmpty();
        }

        (await spanish.ReadAsync("/api/v1/reports/movers")).GetProperty("title").GetString().ShouldBe("Los diez clientes que más movieron el MRR");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task Every_definition_is_in_the_language_asked_for(string language)
    {
        using var caller = await Caller.OfAsync(app, Role.Administrator, language: language);
        foreach (var report in (await caller.ReadAsync("/api/v1/reports")).GetProperty("reports").EnumerateArray())
        {
            var name = report.GetProperty("name").GetString();
            report.GetProperty("definition").GetString().ShouldBe(SqlBook.Current.In("reports").Single(page => page.Name == name).Definition!.In(language), name);
        }

        (await caller.ReadAsync("/api/v1/reports/forecast_months/definition")).GetProperty("definition").GetString()
            .ShouldBe(language == "es" ? "MRR al final de cada mes completo desde el primero con MRR." : "MRR at the end of each whole month from the first with MRR on.");
    }

    [Theory]
    [InlineData("customers", "csv")]
    [InlineData("customers", "ndjson")]
    [InlineData("health", "csv")]
    [InlineData("health", "ndjson")]
    [InlineData("reports/customer_list", "ndjson")]
    public async Task A_whole_list_of_a_csm_has_the_own_book_and_nobody_elses(string list, string format)
    {
        using var csm = await Caller.OfAsync(app, Role.Csm, app.Book);
        using var response = await csm.GetAsync($"/api/v1/{list}?format={format}");
        ((int)response.StatusCode).ShouldBe(200);
        var text = await response.Content.ReadAsStringAsync(Stop);
        var ids = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(format == "csv" ? 1 : 0).Select(line => format == "csv" ? line.Split(',')[0] : JsonDocument.Parse(line).RootElement.GetProperty("customer_id").GetString()!).ToList();
        ids.ShouldNotBeEmpty();
        ids.ShouldAllBe(id => app.Books[id] == app.Book);
        (await csm.ReadAsync($"/api/v1/{list}?per_page=1")).TryGetProperty("total", out var total).ShouldBeTrue();
        if (total.ValueKind == JsonValueKind.Number) total.GetInt32().ShouldBe(ids.Count);
    }

    [Fact]
    public async Task Parts_of_the_list_of_customers_join_into_the_whole()
    {
        using var caller = await Caller.OfAsync(app, Role.Analyst);
        var cuts = (await caller.ReadAsync("/api/v1/reports/customer_parts?rows=40&segment=small")).GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("customer_id").GetString()!).ToList();
        cuts.Count.ShouldBeGreaterThan(1);
        List<string> joined = [];
        foreach (var (after, until) in cuts.Prepend("").Zip(cuts.Append("")))
            joined.AddRange((await caller.ReadAsync($"/api/v1/reports/customer_list?segment=small&per_page=1000&after={after}&until={until}")).GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("customer_id").GetString()!));
        var whole = (await caller.ReadAsync("/api/v1/customers?segment=small&per_page=1000")).GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("customer_id").GetString()!).ToList();
        joined.ShouldBe(whole);
    }

    [Theory]
    [InlineData("/api/v1/customers?find=12")]
    [InlineData("/api/v1/customers?after=2026-01")]
    [InlineData("/api/v1/health?find=2026-01-01")]
    public async Task What_is_looked_for_is_text_also_where_it_looks_like_a_number_or_a_day(string address)
    {
        using var caller = await Caller.OfAsync(app, Role.Viewer);
        (await caller.AskAsync(HttpMethod.Get, address)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(Role.Viewer, "change_task new_load new_task")]
    [InlineData(Role.Csm, "load loads new_load")]
    [InlineData(Role.Executive, "new_load")]
    [InlineData(Role.Analyst, "")]
    [InlineData(Role.Administrator, "")]
    public async Task A_key_does_what_its_role_does(Role role, string closed)
    {
        using var caller = await Caller.OfAsync(app, role, role == Role.Csm ? app.Book : null);
        List<string> refused = [];
        foreach (var path in (await caller.ReadAsync("/api/v1/openapi.json")).GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var (id, address) = (operation.Value.GetProperty("operationId").GetString()!, path.Name.Replace("{name}", path.Name.Contains("metrics", StringComparison.Ordinal) ? "mrr" : "movers", StringComparison.Ordinal).Replace("{id}", "1", StringComparison.Ordinal));
                using var nothing = operation.Name == "get" ? null : new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
                var (status, body, _) = await caller.AskAsync(HttpMethod.Parse(operation.Name), address, nothing);
                if (status == 403 && body.GetProperty("type").GetString() == "/api#forbidden") refused.Add(id);
                else (status is 200 or 404 or 415 or 422 or 428).ShouldBeTrue($"{id}: {status} {body}");
            }
        }

        refused.Order(StringComparer.Ordinal).ShouldBe(closed.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
