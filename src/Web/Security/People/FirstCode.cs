using System.Security.Cryptography;

namespace Retention.Web.Security.People;

/// <summary>
/// The code that proves who opens the first page from elsewhere: printed where the app was started. Nobody needs it who sits at the
/// machine itself; a proxy in front of the app makes everybody look as if they did, so what came through one needs it too.
/// </summary>
public sealed partial class FirstCode(ServeOptions options, ILogger<FirstCode> logger)
{
    private static readonly string[] Proxied = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via"];
    private readonly Lazy<string> code = new(() => RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 12));

    /// <summary>Whether this request has to name it; prints it the first time.</summary>
    public bool IsAsked(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (options.IsLoopback && !Proxied.Any(context.Request.Headers.ContainsKey)) return false;
        if (!code.IsValueCreated) LogCode(code.Value);
        return true;
    }

    /// <summary>Whether this is it; capitals and blanks make no difference.</summary>
    public bool Holds(string? typed) => code.IsValueCreated && CryptographicOperations.FixedTimeEquals(
        System.Text.Encoding.UTF8.GetBytes(code.Value),
        System.Text.Encoding.UTF8.GetBytes(string.Concat((typed ?? "").Where(sign => !char.IsWhiteSpace(sign))).ToUpperInvariant()));

    [LoggerMessage(Level = LogLevel.Warning, Message = "The one-time code for the first page is {Code}")]
    private partial void LogCode(string code);
}
