using System.Globalization;
using MailKit.Security;

namespace Retention.Web.Work.Mail;

/// <summary>How mail is sent. It comes from the environment: docs/decisions/0057.</summary>
/// <param name="Host">The SMTP server; null where mail is not set up.</param>
/// <param name="Port">Its port.</param>
/// <param name="Tls">starttls, tls or none.</param>
/// <param name="User">Who signs in; null for nobody.</param>
/// <param name="Password">The password. It is written nowhere.</param>
/// <param name="From">The sender's address.</param>
/// <param name="Link">Where the app is found, for the links of a mail, without a slash at the end.</param>
public sealed record MailSettings(string? Host, int Port, string Tls, string? User, string? Password, string From, string Link)
{
    /// <summary>How long one attempt may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether mail is set up.</summary>
    public bool IsOn => Host is not null;

    internal SecureSocketOptions Security => Tls switch { "none" => SecureSocketOptions.None, "tls" => SecureSocketOptions.SslOnConnect, _ => SecureSocketOptions.StartTls };

    /// <summary>Reads <c>RETENTION_MAIL_HOST</c> and its neighbours.</summary>
    /// <param name="url">The address the app listens on, where nobody says how it is found.</param>
    public static MailSettings Read(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        var host = Value("HOST");
        return new(
            host, int.TryParse(Value("PORT"), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 ? port : 587,
            Value("TLS")?.ToLowerInvariant() ?? "starttls", Value("USER"), Value("PASSWORD"), Value("FROM") ?? $"retention@{host ?? "localhost"}", (Value("LINK") ?? url).TrimEnd('/'));

        static string? Value(string name) => Environment.GetEnvironmentVariable("RETENTION_MAIL_" + name) is { } text && text.Trim() is { Length: > 0 } value ? value : null;
    }

    /// <summary>Without the password.</summary>
    public override string ToString() => $"{Host}:{Port} ({Tls})";
}
