using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Retention.Web.Tests.Work;

/// <summary>A review taken along: as PDF, as a workbook; and the report for a customer.</summary>
public sealed partial class ReviewPrintTests(TheApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en-GB", "a4", "59[45]", "Business review, Q3 2026")]
    [InlineData("es-ES", "letter", "612", "Revisión del negocio, T3 2026")]
    public async Task The_review_is_printed_with_its_words_and_page_numbers(string language, string paper, string width, string title)
    {
        var text = await TextAsync($"/review/2026-q3.pdf?version=draft&paper={paper}", language, out var bytes);
        bytes.AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
        text.ShouldContain(title);
        text.ShouldContain(language == "es-ES" ? "Qué significan estas cifras" : "What these figures mean");
        text.ShouldMatch(@"\b1 / \d");
        text.ShouldNotContain("Publish\n");
        Encoding.Latin1.GetString(bytes).ShouldMatch($@"/MediaBox \[0 0 {width}");
    }

    [Theory]
    [InlineData("c0000002", "a4")]
    [InlineData("c0000020", "letter")]
    public async Task The_report_for_a_customer_takes_two_pages_and_shows_nothing_of_ours(string customer, string paper)
    {
        using var client = app.Client();
        var page = await client.GetStringAsync($"/review/2026-q3/customers/{customer}", Stop);
        page.ShouldContain("What you used");
        var main = page[page.IndexOf("<article", StringComparison.Ordinal)..page.IndexOf("</article>", StringComparison.Ordinal)];
        foreach (var word in new[] { "MRR", "risk", "Health", "band", "churn", "score" }) main.Replace("review-band", "", StringComparison.Ordinal).ShouldNotContain(word, Case.Sensitive);
        var text = await TextAsync($"/review/2026-q3/customers/{customer}?handler=pdf&paper={paper}", "en-GB", out var bytes);
        text.ShouldContain("Your invoices");
        Leaf().Count(Encoding.Latin1.GetString(bytes)).ShouldBeInRange(1, 2);
    }

    [Fact]
    public async Task The_workbook_is_valid_and_every_check_is_zero_when_a_spreadsheet_program_works_it_out_again()
    {
        using var client = app.Client("es-ES");
        var folder = Directory.CreateTempSubdirectory("retention-review-");
        var file = Path.Combine(folder.FullName, "review.xlsx");
        await File.WriteAllBytesAsync(file, await client.GetByteArrayAsync("/review/2026-q3?version=draft&handler=xlsx", Stop), Stop);
        using (var book = new Xlsx(file))
        {
            book.ShouldBeValid();
            book.Names.ShouldContain("Puente");
            book.Charts.ShouldBeGreaterThanOrEqualTo(3);
        }

        using (var again = new Xlsx((await Xlsx.RecalculatedAsync(folder, file))[0]))
        {
            again.Rows("Comprobaciones").Count.ShouldBeGreaterThan(21);
            again.ShouldAddUp("Comprobaciones");
        }

        folder.Delete(recursive: true);
    }

    private Task<string> TextAsync(string address, string language, out byte[] bytes)
    {
        Assert.SkipUnless(Retention.Web.Printing.Browser.Find() is not null, "Chromium is not installed here: apt-get install chromium");
        Assert.SkipUnless(File.Exists("/usr/bin/gs"), "Ghostscript, which reads the text of a PDF, is not installed here: apt-get install ghostscript");
        using var client = app.Client(language);
        bytes = client.GetByteArrayAsync(address, Stop).GetAwaiter().GetResult();
        return ReadPdfAsync(bytes);
    }

    internal static async Task<string> ReadPdfAsync(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, pdf, Stop);
        using var reader = Process.Start(new ProcessStartInfo("/usr/bin/gs", ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=txtwrite", "-sOutputFile=-", file]) { RedirectStandardOutput = true })!;
        var text = await reader.StandardOutput.ReadToEndAsync(Stop);
        File.Delete(file);
        return text;
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex Leaf();
}
