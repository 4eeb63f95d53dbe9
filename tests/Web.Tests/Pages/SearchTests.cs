using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Tests.Pages;

/// <summary>What a search finds, in which order, and what it makes of a text that is no name.</summary>
public sealed class SearchTests(TheApp app)
{
    private Warehouse Warehouse => app.Services.GetRequiredService<Warehouse>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Pena", "Peña")]
    [InlineData("PEÑA", "Peña")]
    [InlineData("pen\u0303a", "Peña")]
    [InlineData("chatelain", "Châtelain")]
    [InlineData("  chatelain \t partners ", "Châtelain")]
    [InlineData("sarl chatelain", "Châtelain")]
    public async Task Accents_capitals_spaces_and_the_order_of_words_make_no_difference(string typed, string name)
    {
        var found = await FindAsync(typed);
        found.Hits.ShouldNotBeEmpty();
        found.Hits.ShouldAllBe(hit => hit.Name.Contains(name, StringComparison.Ordinal));
        found.Total.ShouldBe(found.Hits.Count);
    }

    [Fact]
    public async Task A_customer_is_found_by_id_by_email_and_by_tax_id_and_says_by_which()
    {
        var one = (await QueryAsync("select customer_id, email, tax_id from core.customers where email is not null and tax_id is not null order by customer_id limit 1"))[0];
        foreach (var text in one)
        {
            var best = (await FindAsync(text.ToUpperInvariant())).Hits[0];
            best.CustomerId.ShouldBe(one[0], text);
            best.Matched.ShouldBe(text == one[0] ? null : text);
        }
    }

    [Fact]
    public async Task Whole_entries_come_before_beginnings_then_beginnings_of_words_then_any_part()
    {
        var exact = (await FindAsync("c0000012")).Hits;
        exact[0].CustomerId.ShouldBe("c0000012");
        var names = (await FindAsync("co", 400)).Hits.Select(hit => hit.Name.ToUpperInvariant()).ToList();
        var places = names.Select(name => name.StartsWith("CO", StringComparison.Ordinal) ? 1 : name.Contains(" CO", StringComparison.Ordinal) ? 2 : 3).ToList();
        places.ShouldBe([.. places.Order()]);
        places.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task An_invoice_number_leads_to_the_customer_with_the_invoice_named_however_old_it_is()
    {
        var oldest = (await QueryAsync("""
            select number, customer_id from core.invoices
            where customer_id = (select customer_id from core.invoices group by customer_id having count(*) > 30 order by customer_id limit 1)
            order by issued_on, number limit 1
            """))[0];
        foreach (var typed in new[] { oldest[0], oldest[0].ToLowerInvariant() })
        {
            var hit = (await FindAsync(typed)).Hits.ShouldHaveSingleItem();
            (hit.CustomerId, hit.Invoice).ShouldBe((oldest[1], oldest[0]));
        }

        (await FindAsync(oldest[0][..^1])).Hits.ShouldContain(hit => hit.Invoice == oldest[0]);
        var page = await PageAsync($"/search?q={oldest[0]}");
        var customer = await PageAsync(page.QuerySelector("a.who")!.GetAttribute("href")!);
        customer.QuerySelector("#invoice td")!.TextContent.ShouldBe(oldest[0]);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("*")]
    [InlineData("' or 1=1 --")]
    [InlineData("'; drop table core.customers; --")]
    [InlineData("\\")]
    [InlineData("c000%")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("\ufffd\ud83d\ude00")]
    public async Task A_text_is_only_its_letters(string typed)
    {
        (await FindAsync(typed)).Total.ShouldBe(0);
        foreach (var isTyping in new[] { false, true })
        {
            var html = await HtmlAsync($"/search?q={Uri.EscapeDataString(typed)}", isTyping);
            html.ShouldNotContain("<script>alert");
            html.ShouldNotContain("<img");
            html.ShouldContain("Nothing found for");
        }
    }

    [Fact]
    public async Task No_text_and_too_much_text_get_a_clear_answer()
    {
        (await HtmlAsync("/search", isTyping: false)).ShouldContain("Look for a customer by name");
        (await HtmlAsync("/search?q=%20%09%00", isTyping: false)).ShouldContain("Look for a customer by name");
        (await HtmlAsync($"/search?q={new string('a', 5000)}", isTyping: false)).ShouldContain("at most 100 characters");
        (await HtmlAsync($"/search?q={new string('a', 5000)}", isTyping: true)).ShouldContain("at most 100 characters");
    }

    [Fact]
    public async Task The_page_goes_through_everything_once_and_a_part_that_is_not_there_is_the_first()
    {
        List<string> seen = [];
        for (var next = "/search?q=sa"; next is not null;)
        {
            var page = await PageAsync(next);
            seen.AddRange(page.QuerySelectorAll("a.who").Select(link => link.GetAttribute("href")!));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        seen.Count.ShouldBeGreaterThan(25);
        seen.ShouldBeUnique();
        seen.Count.ShouldBe((int)(await FindAsync("sa")).Total);
        foreach (var part in new[] { "99999", "-1", "x", "99999999999999999999" })
            (await PageAsync($"/search?q=sa&part={part}")).QuerySelector("a.who")!.GetAttribute("href").ShouldBe(seen[0], part);
    }

    [Fact]
    public async Task While_somebody_types_ten_come_and_a_way_to_the_rest()
    {
        var page = new HtmlParser().ParseDocument(await HtmlAsync("/search?q=sa", isTyping: true));
        page.QuerySelectorAll("[role=listbox] > [role=option][href]").Length.ShouldBe(10);
        page.QuerySelector(".found-said a")!.GetAttribute("href").ShouldBe("/search?q=sa");
        page.QuerySelector("header").ShouldBeNull();
    }

    private Task<SearchReport> FindAsync(string text, int size = 50) => SearchReport.ReadAsync(Warehouse, text, 1, size, Stop);

    private Task<List<string[]>> QueryAsync(string sql) => Warehouse.ReadAsync(
        (connection, stop) => connection.ListAsync(sql, row => Enumerable.Range(0, row.FieldCount).Select(row.GetString).ToArray(), stop), Stop);

    private async Task<IDocument> PageAsync(string address) => new HtmlParser().ParseDocument(await HtmlAsync(address, isTyping: false));

    private async Task<string> HtmlAsync(string address, bool isTyping)
    {
        using var client = app.Client();
        if (isTyping) client.DefaultRequestHeaders.Add("HX-Request", "true");
        using var response = await client.GetAsync(address, Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync(Stop);
    }
}
