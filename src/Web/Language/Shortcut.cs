namespace Retention.Web.Language;

/// <summary>Keys that do something anywhere on a page. The help lists them, and keys.js follows what the help lists.</summary>
/// <param name="Keys">The keys, pressed one after the other.</param>
/// <param name="Word">Key of the words that say what they do.</param>
/// <param name="Address">The page they lead to; null where they do something on the page.</param>
public sealed record Shortcut(IReadOnlyList<string> Keys, string Word, string? Address = null)
{
    /// <summary>The cookie that keeps a reader's wish to have no single keys: speech input types them by accident (WCAG 2.1.4).</summary>
    public const string Cookie = "keys";

    /// <summary>What the cookie holds when they are switched off.</summary>
    public const string Off = "off";

    /// <summary>Every shortcut there is, in the order of the help.</summary>
    public static IReadOnlyList<Shortcut> All { get; } =
    [
        new(["/"], "keys.search"), new(["j"], "keys.next"), new(["k"], "keys.previous"), new(["Enter"], "keys.open"), new(["e"], "number.export"), new(["b"], "keys.brief"), new(["?"], "keys.help"), new(["Esc"], "keys.leave"),
        new(["g", "o"], "nav.overview", "/"), new(["g", "r"], "nav.revenue", "/revenue"), new(["g", "c"], "nav.cohorts", "/cohorts"), new(["g", "h"], "nav.health", "/health"), new(["g", "t"], "nav.tasks", "/tasks"), new(["g", "w"], "nav.renewals", "/renewals"), new(["g", "u"], "nav.growth", "/growth"), new(["g", "x"], "reconciliation.title", "/revenue/reconciliation"),
        new(["g", "p"], "policies.title", "/revenue/policies"), new(["g", "k"], "closed.title", "/revenue/closed"),
        new(["g", "f"], "nav.feedback", "/feedback"), new(["g", "b"], "nav.billing", "/billing"), new(["g", "e"], "nav.economics", "/economics"), new(["g", "d"], "nav.data", "/data"), new(["g", "j"], "nav.jobs", "/jobs"), new(["g", "m"], "nav.metrics", "/metrics"),
    ];

    /// <summary>Whether this reader has the keys on, as everybody has at first.</summary>
    public static bool AreOn(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request.Cookies[Cookie] != Off;
    }
}
