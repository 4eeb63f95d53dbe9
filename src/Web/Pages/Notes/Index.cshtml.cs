using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Web.Security;
using Retention.Web.Work.Notes;

namespace Retention.Web.Pages.Notes;

/// <summary>One note with every version it had; takes new ones from the page of a customer.</summary>
public sealed class IndexModel(NoteBook book, OwnBook books) : PageModel
{
    /// <summary>The note; 0 for a new one that could not be kept.</summary>
    public int Id { get; private set; }

    /// <summary>Its versions, the latest first.</summary>
    public IReadOnlyList<NoteEntry> Versions { get; private set; } = [];

    /// <summary>What was sent and could not be kept; null where nothing was.</summary>
    public NoteForm? Sent { get; private set; }

    /// <summary>Why.</summary>
    public string? Refused { get; private set; }

    /// <summary>Shows a note.</summary>
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancel) => (Versions = await book.VersionsAsync(Id = id, cancel)) is not null && await MayAsync(cancel) ? Page() : NotFound();

    /// <summary>Keeps a new note, or another version.</summary>
    public Task<IActionResult> OnPostAsync(int id, [FromForm] NoteForm form, CancellationToken cancel) =>
        ThenAsync(id, Sent = form, () => id == 0 ? book.AddAsync(form, Who, cancel) : book.ChangeAsync(id, form, Who, cancel), cancel);

    /// <summary>Takes a note away.</summary>
    public Task<IActionResult> OnPostDeleteAsync(int id, [FromForm] NoteForm form, CancellationToken cancel) => ThenAsync(id, form, () => book.DeleteAsync(id, form.Version, cancel), cancel);

    private Member Who => Member.Of(HttpContext);

    // Of the customer that the note is of, whatever the form says.
    private async Task<bool> MayAsync(CancellationToken cancel) =>
        (Versions.Count > 0 ? Versions[0].Note.CustomerId : Id == 0 ? Sent?.Customer : null) is { } customer && await books.HoldsAsync(Who, customer, cancel);

    private async Task<IActionResult> ThenAsync(int id, NoteForm form, Func<Task<string?>> work, CancellationToken cancel)
    {
        if (await OnGetAsync(id, cancel) is NotFoundResult none) return none;
        return (Refused = await work()) is null ? LocalRedirect(Url.IsLocalUrl(form.Back) ? form.Back! : $"/notes/{id}") : await OnGetAsync(id, cancel);
    }
}
