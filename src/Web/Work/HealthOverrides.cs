using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Work;

/// <summary>A band as somebody asked for it. Nothing in it is trusted.</summary>
/// <param name="Band">red, amber or green.</param>
/// <param name="Reason">Why.</param>
/// <param name="EndsOn">The last day, <c>2026-11-30</c>.</param>
public sealed record OverrideForm(string? Band, string? Reason, string? EndsOn);

/// <summary>Bands that people have set against the model, each with a reason and an end; all of them stay on record.</summary>
public sealed class HealthOverrides(WorkDatabase work, Warehouse warehouse, TimeProvider clock)
{
    /// <summary>How many characters a reason may have.</summary>
    public const int LongestReason = 500;

    /// <summary>How many days ahead an end may lie: what is to hold for longer is for the model to learn.</summary>
    public const int MostDays = 180;

    /// <summary>Those in force on the as-of day, one for a customer.</summary>
    public async Task<IReadOnlyList<HealthOverride>> InForceAsync(CancellationToken cancel) =>
        [.. (await ReadAsync("taken_back_at is null and ends_on >= @today", cancel, ("@today", warehouse.AsOf))).DistinctBy(one => one.CustomerId)];

    /// <summary>Those in force, as the reports take them.</summary>
    public async Task<string> InForceAsJsonAsync(CancellationToken cancel) =>
        JsonSerializer.Serialize((await InForceAsync(cancel)).OrderBy(one => one.CustomerId, StringComparer.Ordinal).Select(one => new { customer_id = one.CustomerId, band = one.Band }));

    /// <summary>All of a customer, the latest first.</summary>
    public Task<IReadOnlyList<HealthOverride>> OfAsync(string customer, CancellationToken cancel) => ReadAsync("customer_id = @customer", cancel, ("@customer", customer));

    /// <summary>Whether an override still holds.</summary>
    public bool Holds(HealthOverride one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.TakenBackAt is null && one.EndsOn >= warehouse.AsOf;
    }

    /// <summary>Sets a band; it takes the place of one in force.</summary>
    /// <returns>Why it was not set: <c>band</c>, <c>reason</c>, <c>long</c> or <c>end</c>; null where it was.</returns>
    public async Task<string?> SetAsync(string customer, OverrideForm form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        var reason = (form.Reason ?? "").ReplaceLineEndings("\n").Trim();
        if (!HealthReport.Colours.Contains(form.Band)) return "band";
        if (reason.Length == 0) return "reason";
        if (reason.Length > LongestReason) return "long";
        if (!DateOnly.TryParseExact(form.EndsOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end)) return "end";
        if (end < warehouse.AsOf || end > warehouse.AsOf.AddDays(MostDays)) return "end";
        await TakeBackAsync(customer, cancel);
        await using var db = await work.OpenAsync(cancel);
        db.Add(new HealthOverride { CustomerId = customer, Band = form.Band!, Reason = reason, EndsOn = end, SetAt = clock.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>Takes back what is in force for a customer; the model's band is shown again.</summary>
    public async Task TakeBackAsync(string customer, CancellationToken cancel)
    {
        await using var db = await work.OpenAsync(cancel);
        foreach (var one in await db.HealthOverrides.Where(one => one.CustomerId == customer && one.TakenBackAt == null).ToListAsync(cancel))
        {
            one.TakenBackAt = clock.GetUtcNow().UtcDateTime;
        }

        await db.SaveChangesAsync(cancel);
    }

    private Task<IReadOnlyList<HealthOverride>> ReadAsync(string where, CancellationToken cancel, params (string, object?)[] values) => work.ReadAsync(
        $"select id, customer_id, band, reason, ends_on, set_at, taken_back_at from health_overrides where {where} order by id desc",
        row => new HealthOverride
        {
            Id = row.GetInt32(0), CustomerId = row.GetString(1), Band = row.GetString(2), Reason = row.GetString(3),
            EndsOn = row.GetFieldValue<DateOnly>(4), SetAt = row.GetDateTime(5), TakenBackAt = row.IsDBNull(6) ? null : row.GetDateTime(6),
        },
        cancel, values);
}
