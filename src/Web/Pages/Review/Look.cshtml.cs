using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Web.Work.Reviews;

namespace Retention.Web.Pages.Review;

/// <summary>Logo, colours and name on reviews.</summary>
public sealed class LookModel(ReviewLooks looks) : PageModel
{
    /// <summary>The look in force.</summary>
    public ReviewLook Look { get; private set; } = new();

    /// <summary>Why it was not saved, and what was sent; null where all went well.</summary>
    public (string Why, ReviewLookForm Form)? Refused { get; private set; }

    /// <summary>Reads it.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => Look = await looks.ReadAsync(cancel);

    /// <summary>Sets it.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] ReviewLookForm form, CancellationToken cancel)
    {
        if (await looks.SaveAsync(form, cancel) is not { } why) return LocalRedirect("/review/look");
        Refused = (why, form);
        await OnGetAsync(cancel);
        return Page();
    }
}
