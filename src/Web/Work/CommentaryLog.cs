using Microsoft.EntityFrameworkCore;

namespace Retention.Web.Work;

/// <summary>A commentary as somebody wrote it. Nothing in it is trusted.</summary>
/// <param name="Period">See <see cref="PeriodKey"/>.</param>
/// <param name="Text">The text.</param>
/// <param name="Version">The version that was in front of the writer; 0 where there was none.</param>
/// <param name="Back">The page to go back to.</param>
public sealed record CommentaryForm(string? Period, string? Text, int Version, string? Back);

/// <summary>Commentaries on periods, with every version they had.</summary>
public sealed class CommentaryLog(WorkDatabase work, TimeProvider clock)
{
    /// <summary>How many characters a commentary may have.</summary>
    public const int Longest = 4000;

    /// <summary>The versions of a period's commentary, the latest first.</summary>
    public Task<IReadOnlyList<CommentaryVersion>> VersionsAsync(string period, CancellationToken cancel) => ReadAsync(period, "", cancel);

    /// <summary>The version in force; null where nobody has written anything.</summary>
    public async Task<CommentaryVersion?> LatestAsync(string period, CancellationToken cancel) => (await ReadAsync(period, " limit 1", cancel)).SingleOrDefault();

    /// <summary>Adds a version to the commentary, unless somebody else has done so since the writer began.</summary>
    /// <returns>Why it was not added: <c>period</c>, <c>long</c> or <c>overtaken</c>; null where it was, or where it says what stands there.</returns>
    public async Task<string?> WriteAsync(CommentaryForm form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        // Browsers send lines ended by two characters, and count one.
        var text = (form.Text ?? "").ReplaceLineEndings("\n").Trim();
        if (PeriodKey.Read(form.Period) is not { } period) return "period";
        if (text.Length > Longest) return "long";
        var latest = await LatestAsync(period, cancel);
        if (text == (latest?.Text ?? "")) return null;
        if (form.Version != (latest?.Version ?? 0)) return "overtaken";
        await using var db = await work.OpenAsync(cancel);
        db.Commentaries.Add(new() { Period = period, Version = form.Version + 1, Text = text, WrittenAt = clock.GetUtcNow().UtcDateTime });
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException problem) when (WorkDatabase.IsClash(problem))
        {
            return "overtaken";
        }
    }

    private Task<IReadOnlyList<CommentaryVersion>> ReadAsync(string period, string limit, CancellationToken cancel) => work.ReadAsync(
        "select version, text, written_at from commentaries where period = @period order by version desc" + limit,
        row => new CommentaryVersion { Period = period, Version = row.GetInt32(0), Text = row.GetString(1), WrittenAt = row.GetDateTime(2) }, cancel, ("@period", period));
}
