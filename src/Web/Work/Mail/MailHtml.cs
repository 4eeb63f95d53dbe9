using System.Net;

namespace Retention.Web.Work.Mail;

/// <summary>A mail as HTML.</summary>
internal static class MailHtml
{
    /// <summary>A whole mail.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="title">Its subject, as text.</param>
    /// <param name="body">What it says, as HTML.</param>
    public static string Page(string language, string title, string body) =>
        $"<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{Text(title)}</title></head><body>{body}</body></html>";

    /// <summary>Text that cannot be taken for HTML.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);
}
