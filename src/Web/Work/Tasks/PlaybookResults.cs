using System.Text.Json;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Work.Tasks;

/// <summary>What came of a playbook so far.</summary>
/// <param name="Playbook">The playbook.</param>
/// <param name="Run">What its last run found; null before the first.</param>
/// <param name="Opened">Tasks it has opened.</param>
/// <param name="Done">Those done.</param>
/// <param name="Dismissed">Those dismissed.</param>
/// <param name="InTime">Those closed by the day they were due.</param>
/// <param name="Outcomes">How many ended with each outcome, the most frequent first.</param>
/// <param name="Effect">What became of the customers; null where none can be told of yet.</param>
public sealed record PlaybookResult(Playbook Playbook, PlaybookRun? Run, long Opened, long Done, long Dismissed, long InTime, IReadOnlyList<(string Outcome, long Count)> Outcomes, TaskEffect? Effect);

/// <summary>Counts what came of the playbooks.</summary>
public sealed class PlaybookResults(WorkDatabase work, Warehouse warehouse, PlaybookBook playbooks)
{
    /// <summary>One result for each playbook.</summary>
    public async Task<IReadOnlyList<PlaybookResult>> ReadAsync(CancellationToken cancel)
    {
        var counts = await work.ReadAsync(
            "select cause, state, outcome, count(*), sum(case when closed_on <= due_on then 1 else 0 end) from tasks where step is not null group by cause, state, outcome",
            row => (Cause: row.GetString(0), State: row.GetString(1), Outcome: row.IsDBNull(2) ? null : row.GetString(2), Count: row.GetInt64(3), InTime: row.GetInt64(4)), cancel);
        var runs = (await work.ReadAsync(
            "select cause, ran_on, opened, waiting from playbook_runs",
            row => new PlaybookRun { Cause = row.GetString(0), RanOn = row.GetFieldValue<DateOnly>(1), Opened = row.GetInt64(2), Waiting = row.GetInt64(3) }, cancel)).ToDictionary(one => one.Cause);
        var done = await work.ReadAsync(
            "select cause, customer_id, closed_on from tasks where step is not null and state = 'done'",
            row => new { cause = row.GetString(0), customer_id = row.GetString(1), closed_on = row.GetFieldValue<DateOnly>(2) }, cancel);
        var effects = done.Count == 0 ? new Dictionary<string, TaskEffect>() : (await TaskEffect.ReadAsync(warehouse, JsonSerializer.Serialize(done), cancel)).ToDictionary(one => one.Cause);
        return [.. (await playbooks.ReadAsync(cancel)).Select(playbook =>
        {
            var own = counts.Where(one => one.Cause == playbook.Cause).ToList();
            return new PlaybookResult(
                playbook, runs.GetValueOrDefault(playbook.Cause), own.Sum(one => one.Count), own.Where(one => one.State == "done").Sum(one => one.Count),
                own.Where(one => one.State == "dismissed").Sum(one => one.Count), own.Where(one => one.State != "open").Sum(one => one.InTime),
                [.. own.Where(one => one.Outcome is not null).GroupBy(one => one.Outcome!).Select(one => (one.Key, Count: one.Sum(part => part.Count))).OrderByDescending(one => one.Count).ThenBy(one => one.Key, StringComparer.Ordinal)],
                effects.GetValueOrDefault(playbook.Cause));
        })];
    }
}
