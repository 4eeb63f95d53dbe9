using System.Net;
using AngleSharp.Html.Parser;

namespace Retention.Web.Tests.Pages;

/// <summary>Addresses written by hand: a clear word, never an error page, never anything unescaped.</summary>
public sealed class AddressTests(TheApp app)
{
    [Theory]
    [InlineData("/?month=2026-13")]
    [InlineData("/?month=1801-01")]
    [InlineData("/?month=%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("/revenue?from=2026-05&to=2026-02")]
    [InlineData("/revenue?month=x&from=y&to=z&by=nothing")]
    [InlineData("/revenue?by='; drop table mart.movements --")]
    [InlineData("/?where=colour:red")]
    [InlineData("/?where=segment")]
    [InlineData("/?where=%3Cscript%3Ealert(1)%3C/script%3E:x")]
    [InlineData("/revenue?where=segment:a;'; drop table mart.movements --")]
    [InlineData("/revenue/customers?movement=closing&where=segment:")]
    [InlineData("/revenue/customers?movement=nothing")]
    [InlineData("/commentary?period=%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("/revenue/customers?cause=nothing")]
    [InlineData("/revenue/reconciliation?month=2026-13")]
    [InlineData("/revenue/policies?a=nothing&b=%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("/revenue/policies?month=2026-13&a=workspace&b=default")]
    [InlineData("/revenue/customers?movement=closing&sort=1;select 1")]
    [InlineData("/revenue/customers?movement=closing&start=-4")]
    [InlineData("/revenue/customers?movement=closing&start=99999999999999999999")]
    public async Task What_cannot_be_followed_is_said_on_a_page_that_works(string address)
    {
        using var client = app.Client();
        using var response = await client.GetAsync(address, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        html.ShouldNotContain("<script>alert");
        new HtmlParser().ParseDocument(html).QuerySelectorAll("main .notice.warn").Length.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("/?where=")]
    [InlineData("/?month=2026-09&segment=")]
    [InlineData("/revenue?where=")]
    public async Task Ten_thousand_values_are_refused_in_words(string address)
    {
        using var client = app.Client();
        var attribute = address.EndsWith("where=", StringComparison.Ordinal) ? "country:" : "";
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync(
            address + attribute + string.Join(attribute.Length > 0 ? "," : "&segment=", Enumerable.Range(0, 10_000)), TestContext.Current.CancellationToken));
        page.QuerySelector("main .notice.warn")!.TextContent.ShouldContain("at most 200 are taken");
    }

    [Theory]
    [InlineData("/revenue/customers?movement=closing&where=country:%27%20or%201%3D1%20--")]
    [InlineData("/revenue/customers?movement=closing&where=currency:XX")]
    [InlineData("/revenue/customers?movement=net&product=%3Cb%3E")]
    [InlineData("/revenue/customers?movement=closing&q=%27%20or%201%3D1%20--")]
    [InlineData("/revenue/customers?movement=churn&plan=no-such-plan")]
    [InlineData("/revenue/customers?movement=churn&subtype=%3Cb%3E")]
    public async Task A_list_that_selects_nobody_says_so(string address)
    {
        using var client = app.Client();
        var html = await client.GetStringAsync(address, TestContext.Current.CancellationToken);
        html.ShouldContain("Nobody.");
        html.ShouldNotContain("<b>, ");
    }

    [Theory]
    [InlineData("/?where=country:XX")]
    [InlineData("/revenue?where=country:XX")]
    [InlineData("/revenue?where=plan:XX;segment:small&by=product")]
    [InlineData("/revenue/customers?movement=closing&where=plan:XX")]
    public async Task A_filter_that_selects_nobody_says_so(string address)
    {
        using var client = app.Client();
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync(address, TestContext.Current.CancellationToken));
        page.QuerySelector("main .notice.warn")!.TextContent.ShouldContain("selects nobody");
    }

    [Theory]
    [InlineData("to=/revenue%3Fmonth%3D2026-09&segment=small&segment=~&not=country&country=ES", "/revenue?month=2026-09&where=segment:~,small;country!:ES")]
    [InlineData("to=/&others=plan:a&rest=segment!:x&segment=small", "/?where=plan:a%7Csegment:small;segment!:x")]
    [InlineData("to=https://example.com/&segment=small", "/?where=segment:small")]
    [InlineData("to=//example.com&others=colour:red", "/?where=colour:red")]
    [InlineData("to=/&segment=", "/")]
    public async Task The_form_of_a_filter_leads_to_its_one_address(string form, string address)
    {
        using var client = app.Client();
        using var response = await client.GetAsync("/filter?" + form, TestContext.Current.CancellationToken);
        response.Headers.Location!.OriginalString.ShouldBe(address);
    }

    [Theory]
    [InlineData("/customers/nobody/at/all")]
    [InlineData("/revenue/reconciliation?customer=nobody")]
    public async Task A_customer_that_is_not_there_is_not_found(string address)
    {
        using var client = app.Client();
        using var response = await client.GetAsync(address, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Spanish_pages_write_Spanish_numbers()
    {
        using var client = app.Client("es-ES");
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/", TestContext.Current.CancellationToken));
        page.QuerySelector(".kpi .value")!.TextContent.ShouldMatch(@"^\d{1,3}(\.\d{3})+\u00a0€$");
        page.QuerySelector("#bridge td.num a")!.TextContent.ShouldMatch(@"^\d{1,3}(\.\d{3})+,\d\d\u00a0€$");
        page.QuerySelector("#bridge .chart-data")!.TextContent.ShouldContain("\"separators\":\",.\"");
    }
}
