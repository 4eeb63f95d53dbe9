namespace Retention.Web.Language;

/// <summary>Light, dark, or as the system has it: a reader's choice, kept in a cookie.</summary>
public static class Theme
{
    /// <summary>The cookie that keeps the choice.</summary>
    public const string Cookie = "theme";

    /// <summary>The themes there are; <c>auto</c> follows the system.</summary>
    public static IReadOnlyList<string> All { get; } = ["auto", "light", "dark"];

    /// <summary>The theme of this reader.</summary>
    public static string Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return All.FirstOrDefault(theme => theme == context.Request.Cookies[Cookie]) ?? "auto";
    }

    /// <summary>The theme that the switch offers next: auto, dark, light, and round again.</summary>
    public static string Next(HttpContext context) => Of(context) switch
    {
        "auto" => "dark",
        "dark" => "light",
        _ => "auto",
    };
}
