using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Work.Tasks;

/// <summary>
/// Opens what the playbooks ask for. Every task is kept under what happened and its step, so that a run which is killed and begun
/// again, or runs twice, opens nothing twice; whatever one did not come to, the next one finds.
/// </summary>
public sealed class PlaybookRunner(WorkDatabase work, Warehouse warehouse, PlaybookBook playbooks, TaskWeigher weigher, TimeProvider clock)
{
    private const int AtOnce = 200;

    /// <summary>Opens tasks, marks those whose reason is gone, and weighs all.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var running = (await playbooks.ReadAsync(cancel)).Where(one => one.IsOn).ToList();
        var found = running.Count == 0 ? [] : await FindAsync(running, cancel);
        foreach (var part in found.Where(one => one.CustomerId is not null).Chunk(AtOnce)) await OpenAsync(part, running, cancel);
        await MarkAsync(running, cancel);
        await weigher.WeighAllAsync(cancel);
        if (found.Count > 0) await CountAsync(found, cancel);
    }

    private static TriggerLimits Limits(IEnumerable<Playbook> running) => new(running.ToDictionary(one => one.Cause, one => one.Limit));

    private async Task<IReadOnlyList<TaskCandidate>> FindAsync(IReadOnlyList<Playbook> running, CancellationToken cancel)
    {
        var today = warehouse.AsOf;
        var known = await work.ReadAsync(
            "select customer_id, cause, happened_on, step, state from tasks where step is not null",
            row => new { customer_id = row.GetString(0), cause = row.GetString(1), happened_on = row.GetFieldValue<DateOnly>(2), step = row.GetInt32(3), state = row.GetString(4) }, cancel);
        var made = await work.ReadAsync(
            "select book, count(*) from tasks where step is not null and made_on = @today group by book",
            row => new { csm = row.IsDBNull(0) ? null : row.GetString(0), made = row.GetInt64(1) }, cancel, ("@today", today));
        var steps = running.SelectMany(book => book.Steps.Select((step, place) => new { cause = book.Cause, step = place + 1, day = step.Day, within = step.Within }));
        return await TaskCandidate.ReadAsync(
            warehouse, Limits(running), JsonSerializer.Serialize(steps), JsonSerializer.Serialize(known), JsonSerializer.Serialize(made), await playbooks.CapAsync(cancel), cancel);
    }

    private async Task OpenAsync(TaskCandidate[] found, IReadOnlyList<Playbook> running, CancellationToken cancel)
    {
        await using var db = await work.OpenAsync(cancel);
        db.AddRange(found.Select(Task));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException problem) when (found.Length > 1 && WorkDatabase.IsClash(problem))
        {
            // Somebody opened one of them again meanwhile: the others are opened one by one.
            foreach (var one in found) await OpenAsync([one], running, cancel);
        }
        catch (DbUpdateException problem) when (WorkDatabase.IsClash(problem))
        {
            // It is there already.
        }

        WorkTask Task(TaskCandidate one)
        {
            var step = running.Single(book => book.Cause == one.Cause).Steps[one.Step!.Value - 1];
            return new()
            {
                CustomerId = one.CustomerId, CustomerName = one.Name, Book = one.Csm, Title = step.Title, TitleEs = step.TitleEs, Cause = one.Cause, Step = one.Step, HappenedOn = one.HappenedOn,
                Value = one.Value, EvidenceFile = one.File, EvidenceLine = one.Line, DueOn = one.DueOn!.Value, State = "open", MadeOn = warehouse.AsOf, MadeAt = clock.GetUtcNow().UtcDateTime,
            };
        }
    }

    // A task whose reason comes back has none missing any more.
    private async Task MarkAsync(List<Playbook> running, CancellationToken cancel)
    {
        var open = await work.ReadAsync(
            "select id, customer_id, cause, gone_on from tasks where state = 'open' and step is not null",
            row => new { id = row.GetInt32(0), customer_id = row.GetString(1), cause = row.GetString(2), isGone = !row.IsDBNull(3) }, cancel);
        if (open.Count == 0 || running.Count == 0) return;
        var gone = (await TaskCandidate.GoneAsync(warehouse, Limits(running), JsonSerializer.Serialize(open.Select(one => new { one.id, one.customer_id, one.cause })), cancel)).ToHashSet();
        var causes = running.Select(one => one.Cause).ToHashSet();
        var today = warehouse.AsOf;
        await using var db = await work.OpenAsync(cancel);
        foreach (var part in open.Where(one => one.isGone != gone.Contains(one.id) && causes.Contains(one.cause)).GroupBy(one => one.isGone))
        {
            DateOnly? day = part.Key ? null : today;
            foreach (var ids in part.Select(one => one.id).Chunk(AtOnce))
            {
                foreach (var task in await db.Tasks.Where(one => ids.Contains(one.Id)).ToListAsync(cancel)) task.GoneOn = day;
                // Where somebody saved one of them just now, the next run marks what is left.
                await db.TrySaveAsync("overtaken", cancel);
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task CountAsync(IReadOnlyList<TaskCandidate> found, CancellationToken cancel)
    {
        await using var db = await work.OpenAsync(cancel);
        var kept = await db.PlaybookRuns.ToDictionaryAsync(one => one.Cause, cancel);
        foreach (var cause in found.GroupBy(one => one.Cause))
        {
            if (!kept.TryGetValue(cause.Key, out var run)) db.Add(run = new() { Cause = cause.Key });
            (run.RanOn, run.Opened, run.Waiting) = (warehouse.AsOf, cause.Count(one => one.CustomerId is not null), cause.First().Waiting);
        }

        await db.SaveChangesAsync(cancel);
    }
}
