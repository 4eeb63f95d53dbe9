using Microsoft.EntityFrameworkCore;
using Retention.Web.Security;

namespace Retention.Web.Work.Notes;

/// <summary>A note as somebody typed it. Nothing in it is trusted.</summary>
/// <param name="Customer">Id of the customer.</param>
/// <param name="Text">Markdown.</param>
/// <param name="Version">The version that was in front of the writer; 0 for a new one.</param>
/// <param name="Back">The page to go back to.</param>
public sealed record NoteForm(string? Customer, string? Text, int Version, string? Back);

/// <summary>A note with what stands in it now.</summary>
/// <param name="Note">The note.</param>
/// <param name="Latest">Its last version.</param>
public sealed record NoteEntry(Note Note, NoteVersion Latest);

/// <summary>Notes about customers. Every version is kept, also of one that was taken away.</summary>
public sealed class NoteBook(WorkDatabase work, TimeProvider clock)
{
    /// <summary>How many characters a note may have.</summary>
    public const int Longest = 8000;

    /// <summary>How many notes the page of a customer shows.</summary>
    public const int Shown = 100;

    /// <summary>The notes of a customer, the latest first; those taken away without their text.</summary>
    /// <param name="customer">Id of the customer.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="most">How many at most.</param>
    public Task<IReadOnlyList<NoteEntry>> OfAsync(string customer, CancellationToken cancel, int most = Shown) =>
        ReadAsync(FormattableString.Invariant($"n.customer_id = @value and v.version = n.version order by n.id desc limit {most}"), customer, cancel);

    /// <summary>The versions of a note, the latest first; none where there is no such note.</summary>
    public Task<IReadOnlyList<NoteEntry>> VersionsAsync(int id, CancellationToken cancel) => ReadAsync("n.id = @value order by v.version desc", id, cancel);

    /// <summary>Writes a note down.</summary>
    /// <returns>Why not: <c>empty</c>, <c>long</c> or <c>customer</c>; null where it was done.</returns>
    public async Task<string?> AddAsync(NoteForm form, Member who, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(who);
        if (Refuse(form, out var text) is { } why) return why;
        if (string.IsNullOrWhiteSpace(form.Customer)) return "customer";
        await using var db = await work.OpenAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var note = new Note { CustomerId = form.Customer, Author = who.Id, AuthorName = who.Name, MadeAt = Now, Version = 1 };
        db.Add(note);
        await db.SaveChangesAsync(cancel);
        db.Add(new NoteVersion { NoteId = note.Id, Version = 1, Text = text, AuthorName = who.Name, WrittenAt = note.MadeAt });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>Adds a version.</summary>
    /// <returns>Why not: <c>empty</c>, <c>long</c>, <c>gone</c> or <c>overtaken</c>; null where it was done, or where it says what stands there.</returns>
    public async Task<string?> ChangeAsync(int id, NoteForm form, Member who, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(who);
        if (Refuse(form, out var text) is { } why) return why;
        await using var db = await work.OpenAsync(cancel);
        if (await db.Notes.SingleOrDefaultAsync(one => one.Id == id, cancel) is not { DeletedAt: null } note) return "gone";
        if (note.Version != form.Version) return "overtaken";
        if ((await db.NoteVersions.SingleAsync(one => one.NoteId == id && one.Version == note.Version, cancel)).Text == text) return null;
        note.Version++;
        db.Add(new NoteVersion { NoteId = id, Version = note.Version, Text = text, AuthorName = who.Name, WrittenAt = Now });
        return await db.TrySaveAsync("overtaken", cancel);
    }

    /// <summary>Takes a note away; it stays on record.</summary>
    /// <returns>Why not: <c>gone</c> or <c>overtaken</c>; null where it was done.</returns>
    public async Task<string?> DeleteAsync(int id, int version, CancellationToken cancel)
    {
        await using var db = await work.OpenAsync(cancel);
        if (await db.Notes.SingleOrDefaultAsync(one => one.Id == id, cancel) is not { DeletedAt: null } note) return "gone";
        if (note.Version != version) return "overtaken";
        note.DeletedAt = Now;
        return await db.TrySaveAsync("overtaken", cancel);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static string? Refuse(NoteForm form, out string text)
    {
        text = (form.Text ?? "").ReplaceLineEndings("\n").Trim();
        return text.Length == 0 ? "empty" : text.Length > Longest ? "long" : null;
    }

    private Task<IReadOnlyList<NoteEntry>> ReadAsync(string where, object value, CancellationToken cancel) => work.ReadAsync(
        "select n.id, n.customer_id, n.author, n.author_name, n.made_at, n.version, n.deleted_at, v.version, v.text, v.author_name, v.written_at " +
        $"from notes as n join note_versions as v on v.note_id = n.id where {where}",
        row => new NoteEntry(
            new()
            {
                Id = row.GetInt32(0), CustomerId = row.GetString(1), Author = row.GetString(2), AuthorName = row.GetString(3), MadeAt = row.GetDateTime(4), Version = row.GetInt32(5),
                DeletedAt = row.IsDBNull(6) ? null : row.GetDateTime(6),
            },
            new() { NoteId = row.GetInt32(0), Version = row.GetInt32(7), Text = row.GetString(8), AuthorName = row.GetString(9), WrittenAt = row.GetDateTime(10) }),
        cancel, ("@value", value));
}
