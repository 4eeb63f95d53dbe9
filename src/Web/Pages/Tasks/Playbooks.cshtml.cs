using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Web.Work.Tasks;

namespace Retention.Web.Pages.Tasks;

/// <summary>What is done when something happens, and what came of it.</summary>
public sealed class PlaybooksModel(PlaybookBook book, PlaybookResults results) : PageModel
{
    /// <summary>Each playbook with what came of it.</summary>
    public IReadOnlyList<PlaybookResult> Results { get; private set; } = [];

    /// <summary>How many tasks playbooks open for one owner a day.</summary>
    public int Cap { get; private set; }

    /// <summary>What was sent and could not be taken; null where nothing was.</summary>
    public PlaybookForm? Sent { get; private set; }

    /// <summary>Why.</summary>
    public string? Refused { get; private set; }

    /// <summary>Reads the page.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => (Results, Cap) = (await results.ReadAsync(cancel), await book.CapAsync(cancel));

    /// <summary>Changes a playbook; what cannot be kept stays in the form.</summary>
    public Task<IActionResult> OnPostAsync([FromForm] PlaybookForm form, CancellationToken cancel) => ThenAsync(book.SaveAsync(form, cancel), Sent = form, cancel);

    /// <summary>Changes how many tasks a day are enough.</summary>
    public Task<IActionResult> OnPostCapAsync(string? cap, CancellationToken cancel) => ThenAsync(book.CapAsync(cap, cancel), null, cancel);

    private async Task<IActionResult> ThenAsync(Task<string?> work, PlaybookForm? form, CancellationToken cancel)
    {
        if ((Refused = await work) is null) return LocalRedirect("/tasks/playbooks" + (form is null ? "" : "#" + form.Cause));
        await OnGetAsync(cancel);
        return Page();
    }
}
