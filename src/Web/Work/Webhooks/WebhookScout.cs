using Microsoft.EntityFrameworkCore;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Work.Webhooks;

/// <summary>
/// Finds what happened since a webhook was told last, and puts it into the outbox. It looks at what runs have left in the warehouse,
/// so that a stop at any moment loses nothing and tells nothing twice.
/// </summary>
public sealed class WebhookScout(WorkDatabase work, Warehouse warehouse, TimeProvider clock)
{
    private const int AtOnce = 500;
    private string? seen;

    /// <summary>Looks once, where the warehouse was written since.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        var version = warehouse.Version;
        var hooks = await work.ReadAsync("select id from webhooks where off_at is null", row => row.GetInt32(0), cancel);
        var mark = $"{version} {string.Join(' ', hooks)}";
        if (mark == seen) return;
        foreach (var id in hooks) await LookAsync(id, cancel);
        seen = mark;
    }

    private async Task LookAsync(int id, CancellationToken cancel)
    {
        await using var db = await work.OpenAsync(cancel);
        if (await db.Webhooks.FindAsync([id], cancel) is not { OffAt: null } hook) return;
        var wanted = hook.Events.Split(' ');
        var found = await WebhookEvent.ReadAsync(warehouse, hook.SeenRun, hook.SeenScores, cancel);
        foreach (var part in found.Events.Where(one => wanted.Contains(one.Event)).Chunk(AtOnce))
        {
            var keys = part.Select(one => one.Key).ToList();
            var known = await db.WebhookDeliveries.Where(one => one.WebhookId == id && keys.Contains(one.Key)).Select(one => one.Key).ToListAsync(cancel);
            db.AddRange(part.Where(one => !known.Contains(one.Key)).Select(one => WebhookDesk.Delivery(id, one, clock.GetUtcNow().UtcDateTime)));
            await db.SaveChangesAsync(cancel);
        }

        (hook.SeenRun, hook.SeenScores) = (found.Run, found.Scores);
        await db.SaveChangesAsync(cancel);
    }
}
