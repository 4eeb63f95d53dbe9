using System.Security.Cryptography;
using Retention.Web.Security;

namespace Retention.Web.Work;

/// <summary>Whose things are shown: those of the person who is signed in; where nobody signs in, of a random cookie, made when something is first kept for one reader alone.</summary>
public static class Reader
{
    /// <summary>The cookie that keeps it.</summary>
    public const string Cookie = "reader";

    /// <summary>How many characters it has.</summary>
    public const int Length = 32;

    /// <summary>The reader of this request; null for one who never kept anything alone.</summary>
    public static string? Of(HttpContext context) => Member.Of(context) is { IsSignedIn: true } member ? member.Id : OfCookie(context);

    /// <summary>The reader that the cookie of this request names; null without one.</summary>
    public static string? OfCookie(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request.Cookies[Cookie] is { Length: Length } reader && reader.All(char.IsAsciiHexDigitLower) ? reader : null;
    }

    /// <summary>A reader who was not there before.</summary>
    public static string New() => RandomNumberGenerator.GetHexString(Length, lowercase: true);

    /// <summary>Keeps a reader for another 400 days, the most that browsers take.</summary>
    public static void Keep(HttpContext context, string reader)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Member.Of(context).IsSignedIn) return;
        context.Response.Cookies.Append(Cookie, reader, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(400),
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            IsEssential = true,
        });
    }
}
