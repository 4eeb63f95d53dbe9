using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Retention.Web.Work;

/// <summary>The targets, for the length of one request: all cards of a page are answered from one query.</summary>
public sealed class TargetList(WorkDatabase work, TimeProvider clock)
{
    private readonly Dictionary<string, Dictionary<string, decimal>> asked = [];

    /// <summary>Every target, the latest period first.</summary>
    public Task<IReadOnlyList<Target>> AllAsync(CancellationToken cancel) => work.ReadAsync(
        "select metric, period, value, set_at from targets order by period desc, metric",
        row => new Target { Metric = row.GetString(0), Period = row.GetString(1), Value = row.GetDecimal(2), SetAt = row.GetDateTime(3) }, cancel);

    /// <summary>The target of a metric in a period; null where there is none.</summary>
    public async Task<decimal?> FindAsync(string metric, string period, CancellationToken cancel)
    {
        if (!asked.TryGetValue(period, out var values))
        {
            var rows = await work.ReadAsync("select metric, value from targets where period = @period", row => (Metric: row.GetString(0), Value: row.GetDecimal(1)), cancel, ("@period", period));
            values = asked[period] = rows.ToDictionary(row => row.Metric, row => row.Value);
        }

        return values.TryGetValue(metric, out var value) ? value : null;
    }

    /// <summary>Sets a target; the one that stood there gives way.</summary>
    /// <returns>Why it was not set, see <see cref="TargetForm.Read"/>; null where it was.</returns>
    public async Task<string?> SetAsync(TargetForm form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        var (target, refused) = form.Read(CultureInfo.CurrentCulture, clock.GetUtcNow().UtcDateTime);
        if (target is null) return refused;
        await using var db = await work.OpenAsync(cancel);
        while (true)
        {
            if (await db.Targets.FindAsync([target.Period, target.Metric], cancel) is { } known) (known.Value, known.SetAt) = (target.Value, target.SetAt);
            else db.Add(target);
            try
            {
                await db.SaveChangesAsync(cancel);
                return null;
            }
            catch (DbUpdateException problem) when (WorkDatabase.IsClash(problem) || problem is DbUpdateConcurrencyException)
            {
                // Somebody set or took away the same one just now: the last one to set a target wins.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Takes a target away.</summary>
    public async Task DeleteAsync(string? metric, string? period, CancellationToken cancel)
    {
        await using var db = await work.OpenAsync(cancel);
        if (await db.Targets.FindAsync([period ?? "", metric ?? ""], cancel) is not { } known) return;
        db.Remove(known);
        await db.SaveChangesAsync(cancel);
    }
}
