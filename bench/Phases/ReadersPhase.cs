using System.Diagnostics;

namespace Retention.Bench.Phases;

/// <summary>Fifty readers at once, each on its own way through views of the app: with a second to look at each page, and without.</summary>
internal static class ReadersPhase
{
    private const int Readers = 50;
    private const int Requests = 10;

    private static readonly string[] Views =
    [
        "/", "/revenue", "/?period=quarter", "/revenue?period=year", "/?where=segment:small", "/revenue?where=country:ES;segment:mid&by=csm",
        "/revenue/customers?movement=closing", "/revenue/customers?movement=churn&where=segment:small", "/search?q=ana", "/metrics",
    ];

    public static async Task<List<Measure>> RunAsync(BenchSize size, CancellationToken cancel)
    {
        await using var app = await ServedApp.StartAsync(size, cancel);
        using var client = new HttpClient { BaseAddress = app.Address };
        List<Measure> measures = [];
        foreach (var view in Views)
            measures.Add(new($"{view}, first", await PagesPhase.OnceAsync(client, view, cancel), "ms"));
        await AllAsync(client, Views, TimeSpan.FromSeconds(1), cancel);
        Add("a second between", await AllAsync(client, Views, TimeSpan.FromSeconds(1), cancel));
        Add("no time between", await AllAsync(client, Views, TimeSpan.Zero, cancel));
        Add("a constant page, no time between", await AllAsync(client, ["/constant"], TimeSpan.Zero, cancel));
        return measures;

        void Add(string name, (List<double> Times, double Seconds) all)
        {
            all.Times.Sort();
            measures.Add(new($"{name}, p50", all.Times[all.Times.Count / 2], "ms"));
            measures.Add(new($"{name}, p95", all.Times[all.Times.Count * 95 / 100], "ms"));
            measures.Add(new($"{name}, pages a second", all.Times.Count / all.Seconds, "/s"));
        }
    }

    private static async Task<(List<double> Times, double Seconds)> AllAsync(HttpClient client, string[] views, TimeSpan pause, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, Readers).Select(async reader =>
        {
            var mine = new List<double>();
            await Task.Delay(pause * reader / Readers, cancel);
            for (var i = 0; i < Requests; i++)
            {
                mine.Add(await PagesPhase.OnceAsync(client, views[(reader + i) % views.Length], cancel));
                await Task.Delay(pause, cancel);
            }

            return mine;
        }));
        return ([.. times.SelectMany(mine => mine)], watch.Elapsed.TotalSeconds);
    }
}
