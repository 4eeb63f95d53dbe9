using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Retention.Web.Language;

/// <summary>The languages of the pages: English and Spanish, with the number and date habits of the reader's region.</summary>
public static class Cultures
{
    /// <summary>The cookie that keeps a reader's own choice of language.</summary>
    public const string Cookie = "language";

    /// <summary>The two languages that every word exists in.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "es"];

    /// <summary>The language of a culture: <c>es-MX</c> is <c>es</c>; anything without words of its own is <c>en</c>.</summary>
    public static string LanguageOf(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.TwoLetterISOLanguageName == "es" ? "es" : "en";
    }

    /// <summary>Does something in a language, as a mail is written in its reader's.</summary>
    public static T Speaking<T>(string language, Func<T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var (culture, shown) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return work();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, shown);
        }
    }

    /// <summary>The reader's cookie first, then the browser's list, then English.</summary>
    public static void Configure(RequestLocalizationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var known = CultureInfo.GetCultures(CultureTypes.NeutralCultures | CultureTypes.SpecificCultures)
            .Where(culture => Languages.Contains(culture.TwoLetterISOLanguageName)).ToList();
        options.DefaultRequestCulture = new RequestCulture("en");
        options.SupportedCultures = known;
        options.SupportedUICultures = known;
        options.RequestCultureProviders =
        [
            new CookieRequestCultureProvider { CookieName = Cookie },
            new AcceptLanguageHeaderRequestCultureProvider { MaximumAcceptLanguageHeaderValuesToTry = 10 },
        ];
    }
}
