using System.Security.Cryptography;

namespace Retention.Web.Work;

/// <summary>Who somebody is while nobody signs in: a random cookie, made when something is first kept for one reader alone.</summary>
public static class Reader
{
    /// <summary>The cookie that keeps it.</summary>
    public const string Cookie = "reader";

    /// <summary>How many characters it has.</summary>
    public const int Length = 32;

    /// <summary>The reader of this request; null for one who never kept anything alone.</summary>
    public static string? Of(HttpContext context)
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
