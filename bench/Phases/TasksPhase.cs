using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web;
using Retention.Web.Hosting;
using Retention.Web.Work;
using Retention.Web.Work.Tasks;

namespace Retention.Bench.Phases;

/// <summary>The list of 100,000 open tasks over the sample company: the page as it is, and the question to the warehouse that it spares; on a server where RETENTION_WORK names an empty database.</summary>
internal static class TasksPhase
{
    private const int Tasks = 100_000, Requests = 50;

    private static readonly string[] Pages = ["/tasks", "/tasks?page=2000", "/tasks?cause=detractor&page=3", "/tasks?find=sa", "/tasks?find=nobody%20is%20called%20so", "/tasks?state=all", "/tasks?book=Ana%20Torres", "/tasks?state=done"];

    public static async Task<List<Measure>> RunAsync(BenchSize size, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("retention-bench-tasks-");
        try
        {
            var app = WebApp.Build(new ServeOptions(folder.FullName, "http://127.0.0.1:0", LoadSample: true, RunJobs: false, Work: WorkServer.Read(Environment.GetEnvironmentVariable("RETENTION_WORK")), Demo: true));
            await using var running = app.ConfigureAwait(false);
            await app.StartAsync(cancel);
            await app.Services.GetRequiredService<WarehouseHost>().Ready.WaitAsync(cancel);
            List<Measure> measures = [];
            var written = await WriteAsync(app.Services.GetRequiredService<WorkDatabase>(), cancel);
            var watch = Stopwatch.StartNew();
            await app.Services.GetRequiredService<TaskWeigher>().WeighAllAsync(cancel);
            measures.Add(new("weighing all", watch.Elapsed.TotalMilliseconds, "ms"));
            for (var i = 0; i < 2; i++)
            {
                watch.Restart();
                await TaskWeight.ReadAsync(app.Services.GetRequiredService<Warehouse>(), written, cancel);
                measures.Add(new($"asking the warehouse for all weights, {(i == 0 ? "first" : "again")}", watch.Elapsed.TotalMilliseconds, "ms"));
            }

            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
            foreach (var page in Pages)
            {
                measures.Add(new($"{page}, first", await PagesPhase.OnceAsync(client, page, cancel), "ms"));
                List<double> times = [];
                var before = Environment.CpuUsage.TotalTime;
                for (var i = 0; i < Requests; i++) times.Add(await PagesPhase.OnceAsync(client, page, cancel));
                measures.Add(new($"{page}, processor time of one", (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / Requests, "ms"));
                times.Sort();
                measures.Add(new($"{page}, p50", times[Requests / 2], "ms"));
                measures.Add(new($"{page}, p95", times[Requests * 95 / 100], "ms"));
            }

            await app.StopAsync(cancel);
            return measures;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Tasks of the sample's customers, due from a month ago to three months ahead; a tenth of them closed besides.</summary>
    private static async Task<string> WriteAsync(WorkDatabase work, CancellationToken cancel)
    {
        List<object> given = [];
        for (var from = 0; from < Tasks * 11 / 10; from += 5000)
        {
            await using var db = await work.OpenAsync(cancel);
            var part = Enumerable.Range(from, 5000).Select(i => new WorkTask
            {
                CustomerId = $"c{1 + (i % 400):0000000}", Title = $"Call about point {i}", State = i < Tasks ? "open" : "done", Outcome = i < Tasks ? null : "solved",
                Cause = TaskWords.Causes[i % TaskWords.Causes.Count], Step = 1 + i, HappenedOn = new DateOnly(2026, 1, 1), DueOn = new DateOnly(2026, 10, 20).AddDays(i % 120), MadeOn = new DateOnly(2026, 10, 1),
                ClosedOn = i < Tasks ? null : new DateOnly(2026, 11, 1),
            }).ToList();

            // The budget would let in one open task of a cause: here people made them.
            db.AddRange(part.Select(one => one.State == "open" ? new WorkTask { CustomerId = one.CustomerId, Title = one.Title, State = "open", Cause = one.Cause, DueOn = one.DueOn, MadeOn = one.MadeOn, MadeBy = "" } : one));
            await db.SaveChangesAsync(cancel);
            given.AddRange(part.Where(one => one.State == "open").Select((one, i) => new { id = from + i + 1, customer_id = one.CustomerId, due_on = one.DueOn }));
        }

        return JsonSerializer.Serialize(given);
    }
}
