using Microsoft.AspNetCore.Localization;
using Microsoft.EntityFrameworkCore;
using Retention.Web.Language;
using Retention.Web.Work;

namespace Retention.Web.Security.People;

/// <summary>Whoever comes in finds what is theirs: their language, and what this browser kept before they had a name.</summary>
public sealed class Arrival(WorkDatabase work)
{
    /// <summary>Sets the language, and gives the private segments of the browser's cookie to the person.</summary>
    public async Task WelcomeAsync(Person person, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(person);
        Speak(context, person.Language);
        if (Reader.OfCookie(context) is not { } reader) return;
        await using var db = await work.OpenAsync(context.RequestAborted);
        var taken = (await db.Segments.Where(one => (one.Owner == null || one.Owner == person.Id) && one.DeletedAt == null).Select(one => one.Name).ToListAsync(context.RequestAborted)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var segment in await db.Segments.Where(one => one.Owner == reader).OrderBy(one => one.Id).ToListAsync(context.RequestAborted))
        {
            for (var (name, copy) = (segment.Name, 2); segment.DeletedAt is null && !taken.Add(segment.Name); copy++) segment.Name = Numbered(name, copy);
            segment.Owner = person.Id;
        }

        await db.SaveChangesAsync(context.RequestAborted);
        context.Response.Cookies.Delete(Reader.Cookie);
    }

    /// <summary>Sets the language of this browser; nothing where the browser shall say.</summary>
    public static void Speak(HttpContext context, string? language)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (language is null) return;
        context.Response.Cookies.Append(Cultures.Cookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)), new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true,
        });
    }

    private static string Numbered(string name, int copy)
    {
        var end = FormattableString.Invariant($" ({copy})");
        return (name.Length + end.Length > SavedSegments.LongestName ? name[..(SavedSegments.LongestName - end.Length)] : name) + end;
    }
}
