using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Web.Charts;
using Retention.Web.Security;
using Retention.Web.Work.Tasks;

namespace Retention.Web.Pages.Tasks;

/// <summary>A task made by hand.</summary>
public sealed class NewModel(TaskDesk desk, OwnBook books) : PageModel
{
    /// <summary>What stands in the form.</summary>
    public TaskForm Form { get; private set; } = null!;

    /// <summary>Why what was sent could not be taken; null where nothing was.</summary>
    public string? Refused { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly Today => desk.Today;

    /// <summary>An empty form, for a customer where one is named.</summary>
    public void OnGet(string? customer, string? title, string? back) => Form = new(0, customer, title, "", "book", TaskView.Field(desk.Today.AddDays(7)), back);

    /// <summary>Makes the task; what cannot be made stays in the form.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] TaskForm form, CancellationToken cancel)
    {
        var who = Member.Of(HttpContext);
        // Another's customer does not exist.
        Refused = await books.HoldsAsync(who, form.Customer?.Trim(), cancel) ? (await desk.AddAsync(form, who, cancel)).Refused : "customer";
        Form = form;
        return Refused is null ? LocalRedirect(Url.IsLocalUrl(form.Back) ? form.Back! : "/tasks") : Page();
    }
}
