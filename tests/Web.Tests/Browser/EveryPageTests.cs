using Microsoft.Playwright;

namespace Retention.Web.Tests.Browser;

/// <summary>What holds for every page: no violation of accessibility, none of the content security policy, fits a phone, works without scripts.</summary>
public sealed class EveryPageTests(TheApp app, TheBrowser browser)
{
    /// <summary>The pages there are. A new page is a line here.</summary>
    public static readonly string[] Paths =
    [
        "/", "/revenue", "/?period=quarter&against=year", "/revenue?period=ttm&where=country:ES", "/revenue/customers?movement=closing", "/revenue/reconciliation", "/revenue/reconciliation?customer=c0000002", "/revenue/customers?cause=discount",
        "/revenue/policies", "/revenue/closed", "/revenue/policies?a=default&b=chartmogul-like",
        "/customers/c0000002", "/search?q=pena", "/search?q=nobody-at-all", "/data", "/jobs", "/metrics", "/keyboard", "/start-empty", "/problem/404",
        "/economics", "/economics?by=acquisition_channel&lag=3&period=quarter", "/economics?where=segment:small", "/cohorts", "/cohorts?by=segment&measure=nrr&view=calendar&where=country:ES", "/revenue/customers?movement=cohort_kept&by=quarter&value=2025-Q1&age=6",
        "/feedback", "/feedback?by=country&period=quarter&where=segment:small", "/feedback/answers", "/feedback/answers?survey=csat&voice=detractor", "/revenue/customers?movement=silent",
        "/feedback/themes", "/feedback/themes?theme=price&sort=mrr&where=segment:small&period=quarter", "/feedback/themes/taxonomy",
        "/health", "/health?band=red&sort=change&where=segment:small", "/health/proof", "/health/model", "/customers/c0000184", "/customers/c0000002?tab=feedback", "/customers/c0000002?tab=work", "/customers/c0000020?tab=retainer", "/customers/c0000002?tab=data", "/customers/c0000002/brief",
        "/renewals", "/renewals?show=notice&sort=risk&where=segment:small", "/renewals/forecasts", "/renewals/call?customer=c0000002&end=2026-11-05", "/growth", "/growth?kind=annual&where=segment:small", "/growth/upsell", "/growth/products", "/growth/annual", "/growth/outcomes",
        "/billing", "/billing?period=quarter&where=segment:small", "/billing/payments?month=2026-09", "/billing/payments?by=reason&value=card_declined", "/billing/receivables", "/billing/receivables?band=unknown&where=country:ES", "/billing/retainers", "/billing/reminders", "/billing/reminders?group=segment&a=small&b=mid",
        "/revenue/customers?movement=owed&value=1_30", "/segments", "/targets", "/commentary?period=2026-09",
        "/tasks", "/tasks?state=all&cause=renewal&find=sa", "/tasks/new?customer=c0000002", "/tasks/playbooks", "/tasks/digest", "/api", "/settings/exports?book=health&address=%3Fband%3Dred",
        "/review", "/review/2026-q3", "/review/look", "/review/no-pdf", "/settings/exports", "/review/2026-q3/customers/c0000002", "/review/2026-q3/customers/c0000020",
    ];

    private static readonly string[] Languages = ["en-GB", "es-ES"];

    public static TheoryData<string, string> Faces() => [.. from path in Paths from language in Languages select (path, language)];

    public static TheoryData<string> All() => [.. Paths];

    [Theory, MemberData(nameof(Faces))]
    public async Task Is_accessible_in_both_languages_and_themes(string path, string language)
    {
        await using var visitor = await browser.VisitAsync(app, language, ColorScheme.Light);
        await OpenAsync(visitor, path);
        (await visitor.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language[..2]);
        (await visitor.Page.Locator("html[data-bs-theme='light']").CountAsync()).ShouldBe(1);
        await visitor.ShouldBeAccessibleAsync();
        await visitor.KeepAsync($"{Name(path)}-{language[..2]}-light");

        // The page follows the system while it is open, and comes dark to one that is.
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await visitor.Page.Locator("html[data-bs-theme='dark']").WaitForAsync();
        await OpenAsync(visitor, path);
        (await visitor.Page.Locator("html[data-bs-theme='dark']").CountAsync()).ShouldBe(1);
        await visitor.WakeChartsAsync();
        await visitor.ShouldBeAccessibleAsync();
        await visitor.KeepAsync($"{Name(path)}-{language[..2]}-dark");
    }

    [Theory, MemberData(nameof(All))]
    public async Task Fits_a_phone(string path)
    {
        await using var visitor = await browser.VisitAsync(app, width: 360);
        await OpenAsync(visitor, path);
        await visitor.ShouldFitAsync();
        await visitor.KeepAsync($"{Name(path)}-phone");
        await visitor.WakeChartsAsync();
        await visitor.ShouldFitAsync();
    }

    [Theory, MemberData(nameof(All))]
    public async Task Works_without_scripts(string path)
    {
        await using var visitor = await browser.VisitAsync(app, javaScript: false);
        await OpenAsync(visitor, path);
        (await visitor.Page.Locator("h1").InnerTextAsync()).ShouldNotBeEmpty();
    }

    private static string Name(string path) => string.Concat(path.Trim('/').Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : '-')) is { Length: > 0 } name ? name : "overview";

    private static async Task OpenAsync(Visitor visitor, string path)
    {
        var response = await visitor.GoAsync(path);
        // The browser itself notes a status of 404 on the console; that one is asked for.
        if (path == "/problem/404") visitor.Forgive("404");
        else response.Status.ShouldBe(200);
    }
}
