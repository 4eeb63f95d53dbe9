using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Web.Security;
using Retention.Web.Work.Mail;
using Retention.Web.Work.Tasks;

namespace Retention.Web.Pages.Tasks;

/// <summary>Who gets the tasks of the day by mail, and what became of the mails.</summary>
public sealed class DigestModel(Digest digest, Outbox outbox, TaskList tasks, MailSettings settings) : PageModel
{
    /// <summary>Who gets it.</summary>
    public IReadOnlyList<DigestReader> Readers { get; private set; } = [];

    /// <summary>The mails of late.</summary>
    public IReadOnlyList<OutboxMail> Mails { get; private set; } = [];

    /// <summary>Every book there is a task in.</summary>
    public IReadOnlyList<string> Books { get; private set; } = [];

    /// <summary>How mail is sent.</summary>
    public MailSettings Settings => settings;

    /// <summary>What was sent and could not be taken; null where nothing was.</summary>
    public DigestForm? Sent { get; private set; }

    /// <summary>Reads the page.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => (Readers, Mails, Books) = (await digest.ReadersAsync(cancel), await outbox.LatestAsync(cancel), await tasks.BooksAsync(Member.Of(HttpContext), cancel));

    /// <summary>Adds a reader.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] DigestForm form, CancellationToken cancel)
    {
        if (await digest.SaveAsync(form, cancel) is null) return LocalRedirect("/tasks/digest");
        Sent = form;
        await OnGetAsync(cancel);
        return Page();
    }

    /// <summary>Takes a reader away.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(int id, CancellationToken cancel) { await digest.RemoveAsync(id, cancel); return LocalRedirect("/tasks/digest"); }
}
