using System.Diagnostics;

namespace Retention.Bench.Phases;

/// <summary>The pages over loopback: the first request apart, then 50 after a warm-up, beside a page that is one constant word.</summary>
internal static class PagesPhase
{
    private const int WarmUp = 5;
    private const int Requests = 50;

    private static readonly string[] Pages = ["/", "/revenue"];

    public static async Task<List<Measure>> RunAsync(BenchSize size, CancellationToken cancel)
    {
        await using var app = await ServedApp.StartAsync(size, cancel);
        using var client = new HttpClient { BaseAddress = app.Address };
        List<Measure> measures = [];
        await MeasureAsync(client, "/constant", measures, cancel);
        foreach (var page in Pages)
            if ((await client.GetAsync(new Uri(page, UriKind.Relative), cancel)).IsSuccessStatusCode)
                await MeasureAsync(client, page, measures, cancel);
        return measures;
    }

    private static async Task MeasureAsync(HttpClient client, string page, List<Measure> measures, CancellationToken cancel)
    {
        measures.Add(new($"{page}, first", await OnceAsync(client, page, cancel), "ms"));
        for (var i = 0; i < WarmUp; i++)
            await OnceAsync(client, page, cancel);
        var times = new List<double>();
        for (var i = 0; i < Requests; i++)
            times.Add(await OnceAsync(client, page, cancel));
        times.Sort();
        measures.Add(new($"{page}, p50", times[Requests / 2], "ms"));
        measures.Add(new($"{page}, p95", times[Requests * 95 / 100], "ms"));
    }

    /// <summary>One request, to the last byte of its answer, in milliseconds.</summary>
    /// <exception cref="BenchException">The page does not answer.</exception>
    public static async Task<double> OnceAsync(HttpClient client, string page, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await client.GetAsync(new Uri(page, UriKind.Relative), cancel);
        await answer.Content.ReadAsByteArrayAsync(cancel);
        return answer.IsSuccessStatusCode
            ? watch.Elapsed.TotalMilliseconds
            : throw new BenchException($"{page} answers {(int)answer.StatusCode}.");
    }
}
