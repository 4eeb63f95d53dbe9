using Microsoft.EntityFrameworkCore;

namespace Retention.Web.Work;

/// <summary>A segment as somebody asked for it. Nothing in it is trusted.</summary>
/// <param name="Id">The segment to rename; 0 for a new one.</param>
/// <param name="Name">What to call it.</param>
/// <param name="Where">The filter, as addresses write it.</param>
/// <param name="Shared">Whether everybody is to see it.</param>
/// <param name="Back">The page to go back to.</param>
public sealed record SegmentForm(int Id, string? Name, string? Where, bool Shared, string? Back);

/// <summary>
/// Filters with a name: shared ones, and those of one reader. What cannot be done is answered with why: <c>empty</c>,
/// <c>long</c>, <c>taken</c>, <c>filter</c>, <c>everybody</c> or <c>gone</c>.
/// </summary>
public sealed class SavedSegments(WorkDatabase work, TimeProvider clock)
{
    /// <summary>How many characters a name may have.</summary>
    public const int LongestName = 80;

    /// <summary>What a reader sees, by name.</summary>
    public async Task<IReadOnlyList<Segment>> SeenByAsync(string? reader, CancellationToken cancel)
    {
        var seen = await work.ReadAsync(
            "select id, name, \"where\", owner, saved_at from segments where deleted_at is null and (owner is null or owner = @reader)",
            row => new Segment { Id = row.GetInt32(0), Name = row.GetString(1), Where = row.GetString(2), Owner = row.IsDBNull(3) ? null : row.GetString(3), SavedAt = row.GetDateTime(4) },
            cancel, ("@reader", reader));
        return [.. seen.OrderBy(segment => segment.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>Saves a filter under a name, for everybody or for the reader alone; or gives a saved one its name, which brings a deleted one back.</summary>
    /// <returns>Why it was not done; null where it was.</returns>
    public async Task<string?> SaveAsync(SegmentForm form, string? reader, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await work.OpenAsync(cancel);
        if (form.Id != 0)
        {
            if (await FindAsync(db, form.Id, reader, cancel) is not { } known) return "gone";
            known.DeletedAt = null;
            return await NameAsync(db, reader, known, form.Name, cancel);
        }

        var segment = new Segment { Name = "", Where = form.Where ?? "", Owner = form.Shared ? null : reader, SavedAt = clock.GetUtcNow().UtcDateTime };
        if (segment.Read() is not { } selection) return "filter";
        if (selection.IsEveryone) return "everybody";
        segment.Where = selection.Text;
        db.Add(segment);
        return await NameAsync(db, reader, segment, form.Name, cancel);
    }

    /// <summary>Deletes a segment.</summary>
    /// <returns>The segment as it was; null where the reader sees none of this id.</returns>
    public async Task<Segment?> DeleteAsync(int id, string? reader, CancellationToken cancel)
    {
        await using var db = await work.OpenAsync(cancel);
        if (await FindAsync(db, id, reader, cancel) is not { DeletedAt: null } segment) return null;
        segment.DeletedAt = clock.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync(cancel);
        return segment;
    }

    private static IQueryable<Segment> Seen(WorkDbContext db, string? reader) => db.Segments.Where(segment => segment.Owner == null || segment.Owner == reader);

    private static Task<Segment?> FindAsync(WorkDbContext db, int id, string? reader, CancellationToken cancel) =>
        Seen(db, reader).SingleOrDefaultAsync(segment => segment.Id == id, cancel);

    private static async Task<string?> NameAsync(WorkDbContext db, string? reader, Segment segment, string? typed, CancellationToken cancel)
    {
        segment.Name = string.Join(' ', (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (segment.Name.Length == 0) return "empty";
        if (segment.Name.Length > LongestName) return "long";
        var others = await Seen(db, reader).Where(other => other.DeletedAt == null && other.Id != segment.Id).Select(other => other.Name).ToListAsync(cancel);
        if (others.Contains(segment.Name, StringComparer.OrdinalIgnoreCase)) return "taken";
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException problem) when (WorkDatabase.IsClash(problem))
        {
            return "taken";
        }
    }
}
