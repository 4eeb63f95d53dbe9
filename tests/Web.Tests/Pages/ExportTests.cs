using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.VisualBasic.FileIO;
using Retention.Web.Exports;

namespace Retention.Web.Tests.Pages;

/// <summary>A list leaves the app whole, and adds up to the number that it stands behind.</summary>
public sealed class ExportTests(TheApp app)
{
    [Theory]
    [InlineData("movement=closing")]
    [InlineData("movement=net&period=quarter&where=segment:small,mid")]
    [InlineData("movement=churn&month=2026-09&sort=name")]
    [InlineData("movement=closing&q=cl")]
    [InlineData("cause=all&month=2026-09")]
    [InlineData("movement=cohort&by=year&value=2025&age=6")]
    public async Task The_file_holds_every_row_of_the_list_and_its_sum(string list)
    {
        using var client = app.Client();
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/revenue/customers?" + list, TestContext.Current.CancellationToken));
        var response = await client.GetAsync(page.QuerySelector("a[data-export]")!.GetAttribute("href")!.Insert(0, "/revenue/customers"), TestContext.Current.CancellationToken);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        response.Content.Headers.ContentDisposition!.FileName!.ShouldEndWith(".csv");

        var rows = Rows(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var pager = page.QuerySelector(".pager span")!.TextContent;
        pager.ShouldEndWith(" " + rows.Count.ToString("N0", CultureInfo.GetCultureInfo("en-GB")));
        page.QuerySelectorAll("tbody a.who").Select(name => name.TextContent).ShouldBe(rows.Take(50).Select(row => row.Name));
        if (!list.Contains("q=", StringComparison.Ordinal))
            Math.Abs(rows.Sum(row => row.Amount) - Money(page.QuerySelector(".equals .sum")!.TextContent)).ShouldBeLessThan(0.01m);
    }

    [Fact]
    public async Task What_a_spreadsheet_would_run_is_text_and_a_negative_number_stays_one()
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        await new CsvDownload(async (file, _) =>
        {
            file.Begin("list.csv", "name", "amount");
            foreach (var name in "=1+1;+1;-a;@x;\tx;a,\"b\";Pe\u00f1a".Split(';')) await file.RowAsync(name, -1.5m);
            await file.RowAsync(null, new DateOnly(2026, 10, 1));
        }).ExecuteResultAsync(new ActionContext { HttpContext = context });
        Encoding.UTF8.GetString(body.ToArray()).ShouldBe(
            "\uFEFFname,amount\n'=1+1,-1.5\n'+1,-1.5\n'-a,-1.5\n'@x,-1.5\n'\tx,-1.5\n\"a,\"\"b\"\"\",-1.5\nPe\u00f1a,-1.5\n,2026-10-01\n");
    }

    private static decimal Money(string text) => decimal.Parse(text.Replace("\u20ac", "", StringComparison.Ordinal).Replace('\u2212', '-'), CultureInfo.GetCultureInfo("en-GB"));

    private static List<(string Name, decimal Amount)> Rows(Stream file)
    {
        using var reader = new TextFieldParser(file) { Delimiters = [","], HasFieldsEnclosedInQuotes = true };
        var columns = reader.ReadFields()!;
        columns[..3].ShouldBe(["customer_id", "name", "amount"]);
        List<(string, decimal)> rows = [];
        while (reader.ReadFields() is { } fields) rows.Add((fields[1], decimal.Parse(fields[2], CultureInfo.InvariantCulture)));
        return rows;
    }
}
