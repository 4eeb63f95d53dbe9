using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Web.Language;

namespace Retention.Web.Pages.Preferences;

/// <summary>Keeps a reader's choice of language, theme and single keys, then goes back to where they were.</summary>
public sealed class IndexModel(TimeProvider clock) : PageModel
{
    /// <summary>There is nothing to see here: to the overview.</summary>
    public IActionResult OnGet() => LocalRedirect("/");

    /// <summary>Sets the cookies of the choices that were made; unknown values are ignored.</summary>
    public IActionResult OnPost(string? language, string? theme, string? keys, string? back)
    {
        if (language is not null && Cultures.Languages.Contains(language))
            Keep(Cultures.Cookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)));
        if (theme is not null && Theme.All.Contains(theme)) Keep(Theme.Cookie, theme);
        if (keys is "on" or Shortcut.Off) Keep(Shortcut.Cookie, keys);
        return LocalRedirect(Url.IsLocalUrl(back) ? back : "/");
    }

    private void Keep(string cookie, string value) => Response.Cookies.Append(cookie, value, new CookieOptions
    {
        Expires = clock.GetUtcNow().AddYears(1),
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = Request.IsHttps,
        IsEssential = true,
    });
}
