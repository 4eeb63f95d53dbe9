using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Retention.Web.Security;

namespace Retention.Web.Tests.Security;

/// <summary>A CSM sees the customers of one book, and no page, list, file or search shows another.</summary>
[Collection(nameof(SignedApp))]
public partial class OwnBookTests(SignedApp app)
{
    private const int MostPages = 250;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Mine => app.Books.First(one => one.Value == app.Book).Key;

    private string Other => app.Books.First(one => one.Value is not null && one.Value != app.Book).Key;

    [Fact]
    public async Task No_page_that_can_be_walked_to_shows_a_customer_of_another_book()
    {
        using var csm = await app.EnterAsync(Role.Csm);
        var queue = new Queue<string>(AccessTable.Rules.Where(rule => rule.Act.StartsWith("get", StringComparison.Ordinal) && rule.Who.HasFlag(Who.Csm) && rule.Held != Held.Not && !rule.Route.StartsWith("/api", StringComparison.Ordinal))
            .Select(rule => rule.Route.Replace("{id}", Mine, StringComparison.Ordinal).Replace("{code:int}", "404", StringComparison.Ordinal) + (rule.Act.Contains(' ', StringComparison.Ordinal) ? "?handler=" + rule.Act.Split(' ')[1] : rule.Held == Held.Customer && !rule.Route.Contains("{id}", StringComparison.Ordinal) ? "?customer=" + Mine : "")));
        HashSet<string> seen = [];
        Dictionary<string, int> shapes = [];
        List<string> leaks = [];
        while (queue.TryDequeue(out var address) && seen.Count < MostPages)
        {
            // Some of each kind of page: a hundred customers are not different from ten.
            var shape = Shape().Replace(address, "#");
            if (!seen.Add(address) || (shapes[shape] = shapes.GetValueOrDefault(shape) + 1) > 3) continue;
            using var response = await csm.GetAsync(address);
            if ((int)response.StatusCode is 403 or 404) continue;
            var text = await response.Content.ReadAsStringAsync(Stop);
            leaks.AddRange(Ids().Matches(text).Select(match => match.Value).Distinct().Where(id => app.Books.TryGetValue(id, out var book) && book != app.Book).Select(id => $"{address} shows {id}"));
            if (response.Content.Headers.ContentType?.MediaType != "text/html") continue;
            var page = new HtmlParser().ParseDocument(text);
            foreach (var link in page.QuerySelectorAll("a[href]").Select(one => one.GetAttribute("href")!))
            {
                if (link.StartsWith('/') && !link.StartsWith("//", StringComparison.Ordinal)) queue.Enqueue(link.Split('#')[0]);
                else if (link.StartsWith('?')) queue.Enqueue(address.Split('?')[0] + link.Split('#')[0]);
            }
        }

        leaks.ShouldBeEmpty();
        seen.Count.ShouldBeGreaterThan(60);
    }

    [Fact]
    public async Task A_customer_of_another_book_is_not_there()
    {
        using var csm = await app.EnterAsync(Role.Csm);
        (await csm.StatusAsync($"/customers/{Mine}")).ShouldBe(200);
        foreach (var address in new[] { $"/customers/{Other}", "/customers/there-is-none", $"/health/rows?customer={Other}&feature=mrr", $"/revenue/reconciliation?customer={Other}", "/revenue/reconciliation", $"/revenue/reconciliation?customer={Mine}&customer={Other}", $"/renewals/call?customer={Other}&end=2026-12-31" })
        {
            (await csm.StatusAsync(address)).ShouldBe(404, address);
        }

        (await csm.StatusAsync($"/revenue/reconciliation?customer={Mine}")).ShouldBe(200);
    }

    [Fact]
    public async Task A_workbook_is_of_the_own_book()
    {
        using var csm = await app.EnterAsync(Role.Csm);
        (await csm.StatusAsync($"/workbook/customer?customer={Mine}")).ShouldBe(200);
        foreach (var address in new[] { $"/workbook/customer?customer={Other}", "/workbook/customer", $"/workbook/customer?customer={Mine}&customer={Other}", $"/workbook/health-rows?customer={Other}&feature=mrr", $"/workbook/reconciliation?customer={Other}", "/workbook/reconciliation", "/workbook/closed", "/workbook/renewals-forecasts" })
        {
            (await csm.StatusAsync(address)).ShouldBe(404, address);
        }

        var file = Path.GetTempFileName();
        foreach (var book in Retention.Web.Exports.PageBook.All)
        {
            var asked = book.Held == Held.Customer ? $"?customer={Mine}&feature=nps" : book.Name == "number" ? "?cause=all" : "";
            using var response = await csm.GetAsync($"/workbook/{book.Name}{asked}");
            if ((int)response.StatusCode == 404) continue;
            await File.WriteAllBytesAsync(file, await response.Content.ReadAsByteArrayAsync(Stop), Stop);
            using var written = new Xlsx(file);
            foreach (var sheet in written.Names)
            {
                written.Rows(sheet).SelectMany(row => row).Where(app.Books.ContainsKey).Where(id => app.Books[id] != app.Book).ShouldBeEmpty($"{book.Name}, {sheet}");
            }
        }

        File.Delete(file);
    }

    [Fact]
    public async Task A_form_cannot_name_a_customer_of_another_book()
    {
        using var csm = await app.EnterAsync(Role.Csm);
        foreach (var (address, field) in new[] { ($"/customers/{Mine}?handler=override", "id"), ($"/customers/{Other}?handler=override", "x"), ($"/renewals/call?customer={Mine}", "customer") })
        {
            using var response = await csm.SendAsync($"/customers/{Mine}", address, (field, Other), ("band", "red"), ("reason", "Mine"), ("endsOn", "2026-12-01"));
            ((int)response.StatusCode).ShouldBe(404, address);
        }
    }

    [Theory]
    [InlineData("/health?csm={0}")]
    [InlineData("/health?where=csm:{0}")]
    [InlineData("/health?where=csm!:{1}")]
    [InlineData("/health?where=csm:{1}|csm:{0}")]
    [InlineData("/health?where=colour:red")]
    [InlineData("/revenue/customers?movement=closing&where=csm:{0}")]
    [InlineData("/revenue/customers?movement=closing&by=csm&value={0}")]
    [InlineData("/revenue/customers?cause=all")]
    [InlineData("/renewals?csm={0}")]
    public async Task A_filter_cannot_reach_beyond_the_book(string address)
    {
        using var csm = await app.EnterAsync(Role.Csm);
        var other = app.Books.Values.First(one => one is not null && one != app.Book)!;
        var page = await csm.ReadAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, Uri.EscapeDataString(other), Uri.EscapeDataString(app.Book)));
        Ids().Matches(page.Body!.InnerHtml).Select(match => match.Value).Where(id => app.Books.GetValueOrDefault(id) != app.Book).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_search_finds_the_own_customers_and_their_invoices_only()
    {
        using var csm = await app.EnterAsync(Role.Csm);
        (await csm.ReadAsync($"/search?q={Mine}")).QuerySelectorAll("td a.who").ShouldNotBeEmpty();
        (await csm.ReadAsync($"/search?q={Other}")).QuerySelectorAll("td a.who").ShouldBeEmpty();
        var found = (await csm.ReadAsync("/search?q=a")).QuerySelectorAll("td a.who").Select(one => Ids().Match(one.GetAttribute("href")!).Value);
        found.ShouldAllBe(id => app.Books[id] == app.Book);
    }

    [Fact]
    public async Task Numbers_of_the_company_are_those_of_the_book_and_never_anybody_elses()
    {
        using var all = await app.EnterAsync(Role.Executive);
        using var csm = await app.EnterAsync(Role.Csm);
        async Task<string> MrrAsync(SignedPerson who, string address) => (await who.ReadAsync(address)).QuerySelector(".kpi .value")!.TextContent;
        var (company, own, again) = (await MrrAsync(all, "/"), await MrrAsync(csm, "/"), await MrrAsync(all, "/"));
        own.ShouldNotBe(company, "an answer kept for one is not given to another");
        again.ShouldBe(company);
        own.ShouldBe(await MrrAsync(all, "/?csm=" + Uri.EscapeDataString(app.Book)));
        (await csm.ReadAsync("/")).QuerySelector("#commentary").ShouldBeNull();
    }

    [Fact]
    public async Task Who_is_to_have_a_book_and_has_none_sees_nobody()
    {
        var nobody = await app.AddAsync(Role.Csm);
        using var csm = new SignedPerson(app);
        await csm.SignInAsync(nobody.Email!, SignedApp.Password);
        Ids().Matches((await csm.ReadAsync("/health")).Body!.InnerHtml).ShouldBeEmpty();
        (await csm.StatusAsync($"/customers/{Mine}")).ShouldBe(404);
    }

    [Fact]
    public void What_a_csm_may_open_is_held_and_what_is_not_held_is_closed()
    {
        AccessTable.Rules.Where(rule => rule.Held == Held.Not && rule.Who.HasFlag(Who.Csm)).ShouldBeEmpty();
        // Whoever adds a page without a filter says here that it shows no customer.
        AccessTable.Rules.Where(rule => rule is { Held: Held.ShowsNone, OfPeople: false } && rule.Who.HasFlag(Who.Csm)).Select(rule => rule.Route).Distinct()
            .ShouldBe(["/health/proof", "/health/model", "/segments", "/review/no-pdf", "/metrics", "/keyboard", "/filter", "/preferences", "/problem/{code:int}", "/starting", "/api", "/api/v1/openapi.json", "/api/v1/metrics", "/api/v1/metrics/{name}/definition", "/api/v1/reports", "/api/v1/reports/{name}/definition"], ignoreOrder: true);
    }

    [GeneratedRegex(@"\bc\d{7}\b")]
    private static partial Regex Ids();

    [GeneratedRegex(@"(?<==)[^&]*|c\d{7}")]
    private static partial Regex Shape();
}

[Collection(nameof(SignedAppOnPostgres))]
public sealed class OwnBookTestsOnPostgres(SignedAppOnPostgres app) : OwnBookTests(app);
