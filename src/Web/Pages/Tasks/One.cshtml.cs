using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Web.Security;
using Retention.Web.Work.Tasks;

namespace Retention.Web.Pages.Tasks;

/// <summary>One task: change it, put it off, end it. Of two who do so at once the second sees both versions.</summary>
public sealed class OneModel(TaskList tasks, TaskDesk desk) : PageModel
{
    /// <summary>The task as it stands.</summary>
    public WorkTask Item { get; private set; } = null!;

    /// <summary>What was sent and could not be taken; null where nothing was.</summary>
    public TaskForm? Sent { get; private set; }

    /// <summary>Why.</summary>
    public string? Refused { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly Today => desk.Today;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancel) => await tasks.FindAsync(id, Who, cancel) is { } task && (Item = task) is not null ? Page() : NotFound();

    /// <summary>Changes it.</summary>
    public Task<IActionResult> OnPostAsync(int id, [FromForm] TaskForm form, CancellationToken cancel) => ThenAsync(id, () => desk.ChangeAsync(id, Sent = form, Who, cancel), form.Back, cancel);

    /// <summary>Ends it.</summary>
    public Task<IActionResult> OnPostCloseAsync(int id, [FromForm] CloseForm form, CancellationToken cancel) => ThenAsync(id, () => desk.CloseAsync(id, form, Who, cancel), form.Back, cancel);

    /// <summary>Puts it off.</summary>
    public Task<IActionResult> OnPostSnoozeAsync(int id, [FromForm] SnoozeForm form, CancellationToken cancel) => ThenAsync(id, () => desk.SnoozeAsync(id, form, cancel), form.Back, cancel);

    /// <summary>Opens it again.</summary>
    public Task<IActionResult> OnPostReopenAsync(int id, int version, CancellationToken cancel) => ThenAsync(id, () => desk.ReopenAsync(id, version, cancel), null, cancel);

    private Member Who => Member.Of(HttpContext);

    private async Task<IActionResult> ThenAsync(int id, Func<Task<string?>> work, string? back, CancellationToken cancel) => await tasks.FindAsync(id, Who, cancel) is null ? NotFound()
        : (Refused = await work()) is null ? LocalRedirect(Url.IsLocalUrl(back) ? back! : $"/tasks/{id}") : await OnGetAsync(id, cancel);
}
