using Microsoft.Extensions.DependencyInjection;
using Retention.Web.Work.Reviews;

namespace Retention.Web.Tests.Work;

/// <summary>Logo and colours of reviews, and what of them is published.</summary>
public abstract class ReviewLookTests(RunningApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_logo_is_a_picture_by_its_bytes_and_headings_can_be_read()
    {
        var looks = app.Services.GetRequiredService<ReviewLooks>();
        var edition = (await looks.ReadAsync(Stop)).Edition;
        ReviewLookForm Form(string heading, byte[]? logo) => new("ACME", heading, "#ffee00", logo is null ? null : new Microsoft.AspNetCore.Http.FormFile(new MemoryStream(logo), 0, logo.Length, "logo", "logo.png"), false, edition);
        (await looks.SaveAsync(Form("#ffee00", null), Stop)).ShouldBe("contrast");
        (await looks.SaveAsync(Form("red", null), Stop)).ShouldBe("colour");
        (await looks.SaveAsync(Form("#0f766e", "<svg onload='x'/>"u8.ToArray()), Stop)).ShouldBe("logo");
        (await looks.SaveAsync(Form("#0f766e", Picture), Stop)).ShouldBeNull();
        using var ana = new Person(app);
        var page = await ana.ReadAsync("/review/2026-q3?version=draft");
        page.QuerySelector(".review-logo")!.GetAttribute("src").ShouldStartWith("data:image/png;base64,");
        using var client = app.Client();
        var sheet = await client.GetStringAsync(page.QuerySelectorAll("link[rel=stylesheet]").Select(one => one.GetAttribute("href")!).Single(one => one.StartsWith("/review/look.css", StringComparison.Ordinal)), Stop);
        sheet.ShouldContain("--review-on-band: #0f172a");
        sheet.ShouldContain("Business review, Q3 2026");
    }

    [Fact]
    public async Task A_published_review_keeps_the_logo_and_the_colours_it_was_published_with()
    {
        var looks = app.Services.GetRequiredService<ReviewLooks>();
        async Task SetAsync(string company, string band) => (await looks.SaveAsync(new(company, "#0f766e", band, null, false, (await looks.ReadAsync(Stop)).Edition), Stop)).ShouldBeNull();
        using var ana = new Person(app);
        await SetAsync("Before Ltd", "#123456");
        (await ana.SendAsync("/review/2024-q2?handler=Publish")).ShouldBeNull();
        await SetAsync("After Ltd", "#654321");
        foreach (var (version, company, band) in new[] { ("1", "Before Ltd", "band=123456"), ("draft", "After Ltd", "band=654321") })
        {
            var page = await ana.ReadAsync($"/review/2024-q2?version={version}");
            page.QuerySelector(".review-band p")!.TextContent.ShouldStartWith(company);
            page.QuerySelectorAll("link[rel=stylesheet]").ShouldContain(one => one.GetAttribute("href")!.Contains(band, StringComparison.Ordinal));
        }

        // What was published before looks were kept has that of today.
        ReviewWords.Read("""{"sections":["headline"],"texts":{},"actions":[]}""").Look.ShouldBeNull();
    }

    private static byte[] Picture => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
}

[Collection(nameof(RestatedSample))]
public sealed class ReviewLookTestsOnSqlite(SampleApp app) : ReviewLookTests(app);

[Collection(nameof(RestatedSampleOnPostgres))]
public sealed class ReviewLookTestsOnPostgres(SampleAppOnPostgres app) : ReviewLookTests(app);
