using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Work;

/// <summary>Keeps what is expected of the renewals ahead, and scores it once their days have come.</summary>
public sealed class RenewalForecasts(WorkDatabase work, Warehouse warehouse, RenewalCalls calls)
{
    private const int Batch = 5000;

    /// <summary>Scores what has come due and, where the month has none yet or somebody asks, keeps a snapshot.</summary>
    /// <returns>Renewals kept, and renewals scored.</returns>
    public async Task<(int Kept, int Scored)> RunAsync(bool always, CancellationToken cancel)
    {
        var scored = await ScoreAsync(cancel);
        var today = warehouse.AsOf;
        var first = always ? today : new DateOnly(today.Year, today.Month, 1);
        var has = await work.ReadAsync("select 1 from renewal_forecasts where taken_on >= @first and taken_on <= @today limit 1", row => row.GetInt32(0), cancel, ("@first", first), ("@today", today));
        return (has.Count > 0 ? 0 : await TakeAsync(today, cancel), scored);
    }

    /// <summary>Each snapshot with how good it was, the latest first.</summary>
    public Task<IReadOnlyList<RenewalScore>> ScoresAsync(CancellationToken cancel) => work.ReadAsync(SqlBook.Current.In("work").Single(page => page.Name == "renewal_scores").Sql, row => new RenewalScore(
        row.GetFieldValue<DateOnly>(0), row.GetInt64(1), row.GetDouble(2), Real(row, 3), row.GetInt64(4), Real(row, 5), Real(row, 6), Real(row, 7), Real(row, 8), Real(row, 9),
        row.GetInt64(10), Real(row, 11), Real(row, 12), Real(row, 13), Real(row, 14), Real(row, 15), Real(row, 16)), cancel);

    private async Task<int> TakeAsync(DateOnly today, CancellationToken cancel)
    {
        List<RenewalForecast> ahead = [];
        await RenewalReport.ExportAsync(warehouse, Selection.Everyone, new(), await calls.InForceAsJsonAsync(cancel), row =>
        {
            ahead.Add(new RenewalForecast
            {
                TakenOn = today, CustomerId = row.CustomerId, TermEnd = row.TermEnd, Mrr = row.Mrr, Chance = row.Chance, ModelMrr = row.Model, Call = row.Call, CallMrr = row.Called,
                Subscriptions = row.Subscriptions,
            });
            return Task.CompletedTask;
        }, cancel);
        if (ahead.Count == 0) return 0;
        await using var db = await work.OpenAsync(cancel);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        foreach (var part in ahead.Chunk(Batch))
        {
            db.AddRange(part);
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }

        await whole.CommitAsync(cancel);
        return ahead.Count;
    }

    private async Task<int> ScoreAsync(CancellationToken cancel)
    {
        var today = warehouse.AsOf;
        var due = await work.ReadAsync("select id from renewal_forecasts where kept_mrr is null and term_end <= @today order by id", row => row.GetInt32(0), cancel, ("@today", today));
        foreach (var part in due.Chunk(Batch))
        {
            await using var db = await work.OpenAsync(cancel);
            var (first, last) = (part[0], part[^1]);
            var rows = await db.RenewalForecasts.Where(one => one.KeptMrr == null && one.TermEnd <= today && one.Id >= first && one.Id <= last).ToListAsync(cancel);
            var asked = JsonSerializer.Serialize(rows.Select(one => new { id = one.Id, day = Day(one.TermEnd), taken_on = Day(one.TakenOn), mrr = one.Mrr, subscriptions = JsonDocument.Parse(one.Subscriptions).RootElement }));
            var kept = (await RenewalReport.KeptAsync(warehouse, asked, cancel)).ToDictionary(one => one.Id, one => one.Kept);
            foreach (var one in rows.Where(one => kept.ContainsKey(one.Id))) one.KeptMrr = kept[one.Id];
            await db.SaveChangesAsync(cancel);
        }

        return due.Count;
    }

    private static double? Real(System.Data.Common.DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A snapshot of forecasts beside what happened; all sums in the reporting currency.</summary>
/// <param name="TakenOn">The day on which it was kept.</param>
/// <param name="Renewals">Renewals foreseen.</param>
/// <param name="Mrr">Up for renewal.</param>
/// <param name="Model">Expected by the model.</param>
/// <param name="Scored">Renewals whose day has come.</param>
/// <param name="ScoredMrr">Their MRR.</param>
/// <param name="ScoredModel">What the model expected of them.</param>
/// <param name="Kept">What was kept of them.</param>
/// <param name="Brier">Mean squared error of the chance.</param>
/// <param name="ModelError">(Expected - kept) / kept.</param>
/// <param name="Called">Those of them that somebody made a call for.</param>
/// <param name="CalledModel">What the model expected of these.</param>
/// <param name="CalledCall">What people expected of them.</param>
/// <param name="CalledKept">What was kept of them.</param>
/// <param name="CallError">(Expected by people - kept) / kept.</param>
/// <param name="CalledBrier">Mean squared error of the model's chance for these.</param>
/// <param name="CallBrier">Mean squared error of the share that people expected.</param>
public sealed record RenewalScore(
    DateOnly TakenOn, long Renewals, double Mrr, double? Model, long Scored, double? ScoredMrr, double? ScoredModel, double? Kept, double? Brier, double? ModelError,
    long Called, double? CalledModel, double? CalledCall, double? CalledKept, double? CallError, double? CalledBrier, double? CallBrier);
