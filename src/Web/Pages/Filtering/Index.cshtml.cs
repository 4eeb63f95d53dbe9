using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Web.Charts;
using Retention.Web.Filtering;

namespace Retention.Web.Pages.Filtering;

/// <summary>Takes the filter form of any page and leads back to that page, under the one address of what was chosen.</summary>
public sealed class IndexModel : PageModel
{
    /// <summary>Reads the form; only pages of this site are led back to.</summary>
    public IActionResult OnGet(string? to)
    {
        var page = Url.IsLocalUrl(to) ? to! : "/";
        var more = Links.Where(FilterForm.Written(Request.Query));
        return LocalRedirect(more.Length == 0 || page.Contains('?', StringComparison.Ordinal) ? page + more : page + "?" + more[1..]);
    }
}
