using System.Net;
using System.Net.Http.Headers;

namespace Retention.Web.Tests;

/// <summary>What a first visit has to fetch, compressed as the app sends it.</summary>
public sealed class WeightTests(TheApp app)
{
    // Only the letters of a page's own language are fetched; the rest of the font comes where a name needs it.
    private const string Font = "/lib/inter/inter-latin-wght-normal.woff2";

    [Theory]
    [InlineData("/", 600)]
    [InlineData("/revenue", 600)]
    [InlineData("/customers/c0000002", 600)]
    [InlineData("/revenue/customers?movement=closing", 180)]
    [InlineData("/revenue/reconciliation", 180)]
    [InlineData("/search?q=sa", 180)]
    [InlineData("/metrics", 180)]
    [InlineData("/data", 180)]
    public async Task A_first_visit_stays_under_its_weight(string address, int most)
    {
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(app.Address) };
        using var plain = app.Client();
        var files = Html.Files(await plain.GetStringAsync(address, TestContext.Current.CancellationToken));
        var bytes = 0;
        foreach (var file in files.Prepend(address).Append(Font))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, file) { Headers = { AcceptEncoding = { new StringWithQualityHeaderValue("br"), new StringWithQualityHeaderValue("gzip") } } };
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, file);
            bytes += (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        }

        (bytes / 1000).ShouldBeLessThan(most, $"{address} weighs {bytes} bytes in {files.Count + 2} files");
    }
}
