using System.Net;
using System.Net.Http.Headers;

namespace Retention.Web.Tests;

/// <summary>What a first visit has to fetch, compressed as the app sends it.</summary>
public sealed class WeightTests(TheApp app)
{
    // Only the letters of a page's own language are fetched; the rest of the font comes where a name needs it.
    private const string Font = "/lib/inter/inter-latin-wght-normal.woff2";

    [Theory]
    [InlineData("/")]
    [InlineData("/revenue")]
    [InlineData("/customers/c0000002")]
    [InlineData("/customers/c0000002?tab=work")]
    [InlineData("/customers/c0000002/brief")]
    [InlineData("/revenue/customers?movement=closing")]
    [InlineData("/revenue/reconciliation")]
    [InlineData("/cohorts")]
    [InlineData("/search?q=sa")]
    [InlineData("/economics")]
    [InlineData("/feedback")]
    [InlineData("/feedback/answers")]
    [InlineData("/feedback/themes")]
    [InlineData("/health")]
    [InlineData("/health/model")]
    [InlineData("/tasks")]
    [InlineData("/tasks/playbooks")]
    [InlineData("/renewals")]
    [InlineData("/growth")]
    [InlineData("/growth/products")]
    [InlineData("/billing")]
    [InlineData("/billing/receivables")]
    [InlineData("/metrics")]
    [InlineData("/data")]
    [InlineData("/api")]
    [InlineData("/review/2026-q3")]
    public async Task A_first_visit_stays_under_its_weight(string address)
    {
        using var plain = app.Client();
        var html = await plain.GetStringAsync(address, TestContext.Current.CancellationToken);
        var first = await WeighAsync([address, .. Html.Files(html), Font]);
        (first / 1000).ShouldBeLessThan(180, $"{address} weighs {first} bytes");

        // And where charts come to life, all together.
        var later = await WeighAsync(Html.LaterFiles(html));
        ((first + later) / 1000).ShouldBeLessThan(600, $"{address} weighs {first + later} bytes with charts");
    }

    private async Task<int> WeighAsync(IEnumerable<string> files)
    {
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(app.Address) };
        var bytes = 0;
        foreach (var file in files)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, file) { Headers = { AcceptEncoding = { new StringWithQualityHeaderValue("br"), new StringWithQualityHeaderValue("gzip") } } };
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, file);
            bytes += (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        }

        return bytes;
    }
}
