using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Retention.Web.Tests.Browser;

/// <summary>The brief for a meeting opens by one key and takes two printed pages at most.</summary>
public sealed partial class BriefTests(TheApp app, TheBrowser browser)
{
    [Fact]
    public async Task One_key_opens_it()
    {
        await using var visitor = await browser.VisitAsync(app);
        await visitor.GoAsync("/customers/c0000002");
        await visitor.Page.Keyboard.PressAsync("b");
        await visitor.Page.WaitForURLAsync("**/customers/c0000002/brief");
    }

    [Theory]
    [InlineData("c0000002", "en-GB", "A4")]
    [InlineData("c0000002", "es-ES", "Letter")]
    [InlineData("c0000184", "es-ES", "A4")]
    [InlineData("c0000020", "en-GB", "Letter")]
    public async Task It_takes_two_pages_at_most(string customer, string language, string paper)
    {
        await using var visitor = await browser.VisitAsync(app, language);
        await visitor.GoAsync($"/customers/{customer}/brief");
        (await PagesAsync(visitor, paper)).ShouldBeLessThanOrEqualTo(2);

        // Names and words as long as files may hold them.
        await visitor.Page.EvaluateAsync(
            """
            () => {
              const long = "Sociedad Anónima de Exportaciones y Servicios ".repeat(20);
              for (const word of document.querySelectorAll(".brief h1, .brief dd, .brief .short")) word.textContent = long;
            }
            """);
        (await PagesAsync(visitor, paper)).ShouldBeLessThanOrEqualTo(2);
    }

    private static async Task<int> PagesAsync(Visitor visitor, string paper) =>
        Leaf().Count(System.Text.Encoding.Latin1.GetString(await visitor.Page.PdfAsync(new() { Format = paper, PreferCSSPageSize = false })));

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex Leaf();
}
