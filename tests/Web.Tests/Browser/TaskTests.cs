using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Retention.Web.Tests.Work;
using Retention.Web.Tests.Work.Tasks;
using Retention.Web.Work.Tasks;

namespace Retention.Web.Tests.Browser;

/// <summary>A morning of a CSM in a browser: the first task done, the second put off, a note written; and notes that try to do harm.</summary>
[Collection(nameof(OwnSample))]
public sealed class TaskTests(SampleApp app, TheBrowser browser)
{
    [Theory]
    [InlineData("en-GB", ColorScheme.Light, 1400, true)]
    [InlineData("es-ES", ColorScheme.Dark, 400, false)]
    public async Task The_first_is_done_the_second_put_off_and_a_note_written(string language, ColorScheme theme, int width, bool scripts)
    {
        await app.Services.GetRequiredService<PlaybookRunner>().RunAsync(TestContext.Current.CancellationToken);
        await using var csm = await browser.VisitAsync(app, language, theme, width, javaScript: scripts);
        await csm.GoAsync("/tasks");
        await csm.KeepAsync($"tasks-{language[..2]}-{width}");
        var rows = csm.Page.Locator("#today tbody tr");
        (await rows.CountAsync()).ShouldBe(10);
        var (first, second) = (await rows.Nth(0).Locator("a.who").GetAttributeAsync("href"), await rows.Nth(1).Locator("a.who").GetAttributeAsync("href"));
        await rows.Nth(0).Locator("details").Nth(0).Locator("summary").ClickAsync();
        await rows.Nth(0).Locator("select[name=outcome]").SelectOptionAsync("will_stay");
        await rows.Nth(0).Locator("textarea[name=note]").FillAsync("They stay.");
        await rows.Nth(0).Locator("button[value=done]").ClickAsync();
        await rows.Nth(0).Locator($"a.who[href='{second}']").WaitForAsync();
        await rows.Nth(0).Locator("details").Nth(1).Locator("summary").ClickAsync();
        await rows.Nth(0).Locator("details").Nth(1).Locator("button").ClickAsync();
        await Assertions.Expect(csm.Page.Locator($"#today a[href='{second}']")).ToHaveCountAsync(0);
        await csm.GoAsync(first!);
        (await csm.Page.Locator("main").InnerTextAsync()).ShouldContain("They stay.");
        await csm.Page.Locator("main dd a").ClickAsync();
        var summary = csm.Page.Locator("#notes > details > summary");
        if (!await csm.Page.Locator("#note-text").IsVisibleAsync()) await summary.ClickAsync();
        await csm.Page.Locator("#note-text").FillAsync($"# Call\n\nThey **stay** ({language}).");
        await csm.Page.Locator("#notes form button[type=submit]").First.ClickAsync();
        (await csm.Page.Locator("#notes .note").First.Locator("strong").InnerTextAsync()).ShouldBe("stay");
        await csm.KeepAsync($"customer-work-{language[..2]}-{width}");
        if (!scripts) return;
        await csm.ShouldBeAccessibleAsync();
        await csm.ShouldFitAsync();
        foreach (var address in new[] { first!, second!, "/tasks", "/tasks/playbooks", "/tasks?state=all" })
        {
            await csm.GoAsync(address);
            foreach (var one in await csm.Page.Locator("main summary").AllAsync()) await one.ClickAsync();
            await csm.ShouldBeAccessibleAsync();
            await csm.ShouldFitAsync();
        }
    }

    [Fact]
    public async Task Notes_that_try_to_do_harm_do_nothing_in_a_browser()
    {
        using var eve = new Person(app);
        using var cut = await eve.PostAsync("/notes", ("customer", "c0000009"), ("version", "0"), ("text", "a\0b"));
        cut.StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        foreach (var text in NoteTextTests.Nasty.Where(text => !text.Contains('\0', StringComparison.Ordinal))) await eve.SendAsync("/notes", ("customer", "c0000009"), ("version", "0"), ("text", text));
        await using var ana = await browser.VisitAsync(app);
        var dialogs = 0;
        ana.Page.Dialog += (_, dialog) => { dialogs++; _ = dialog.DismissAsync(); };
        List<string> asked = [];
        ana.Page.Request += (_, request) => asked.Add(request.Url);
        await ana.GoAsync("/customers/c0000009");
        (await ana.Page.Locator("#notes .note").CountAsync()).ShouldBeGreaterThan(30);
        foreach (var link in await ana.Page.Locator("#notes .markdown a").AllAsync()) await link.HoverAsync();
        dialogs.ShouldBe(0);
        asked.ShouldAllBe(url => url.StartsWith(app.Address, StringComparison.Ordinal));
        ana.Page.Url.ShouldBe(app.Address + "/customers/c0000009");
    }
}
