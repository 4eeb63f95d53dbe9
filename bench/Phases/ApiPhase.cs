using System.Diagnostics;

namespace Retention.Bench.Phases;

/// <summary>Every customer by the API as NDJSON and as CSV, read by a program that keeps nothing.</summary>
internal static class ApiPhase
{
    public static async Task<List<Measure>> RunAsync(BenchSize size, CancellationToken cancel)
    {
        await using var app = await ServedApp.StartAsync(size, cancel);
        using var client = new HttpClient { BaseAddress = app.Address, Timeout = Timeout.InfiniteTimeSpan };
        // What a first question costs is not what is measured here.
        await client.GetStringAsync("/api/v1/customers?per_page=1", cancel);
        List<Measure> measures = [];
        foreach (var format in (string[])["ndjson", "csv", "ndjson", "csv"])
        {
            var before = Machine.RestartPeak();
            var watch = Stopwatch.StartNew();
            var (rows, bytes) = await CountAsync(client, $"/api/v1/customers?format={format}", cancel);
            measures.Add(new($"customers as {format}, rows", rows - (format == "csv" ? 1 : 0), ""));
            measures.Add(new($"customers as {format}", watch.Elapsed.TotalSeconds, "s"));
            measures.Add(new($"customers as {format}, a second", rows / watch.Elapsed.TotalSeconds, "rows"));
            measures.Add(new($"customers as {format}, size", bytes / 1e6, "MB"));
            measures.Add(new($"customers as {format}, growth of peak memory", Machine.PeakMegabytes() - before, "MB"));
        }

        return measures;
    }

    private static async Task<(long Rows, long Bytes)> CountAsync(HttpClient client, string address, CancellationToken cancel)
    {
        using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        var (part, rows, bytes) = (new byte[65536], 0L, 0L);
        for (int read; (read = await body.ReadAsync(part, cancel)) > 0; bytes += read) rows += part.AsSpan(0, read).Count((byte)'\n');
        return (rows, bytes);
    }
}
