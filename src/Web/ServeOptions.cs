using Retention.Web.Work;

namespace Retention.Web;

/// <summary>How the web app is served.</summary>
/// <param name="DataDirectory">Where the warehouse, the schedule and people's own data live; created when missing.</param>
/// <param name="Url">The address to listen on; port 0 takes any free port.</param>
/// <param name="LoadSample">Load the sample company by itself when the data directory is empty.</param>
/// <param name="RunJobs">Run the schedule; off in tests that count rows.</param>
/// <param name="Work">Where people's own data live instead of <c>work.db</c>.</param>
/// <param name="Demo">Nobody signs in and everybody may do everything; for loopback addresses only.</param>
public sealed record ServeOptions(string DataDirectory, string Url = "http://127.0.0.1:5080", bool LoadSample = true, bool RunJobs = true, WorkServer? Work = null, bool Demo = false)
{
    /// <summary>How many forms of signing in one address may send in a minute.</summary>
    public int SignInsPerMinute { get; init; } = 20;

    /// <summary>Whether webhooks may lead to this machine and to private networks: <c>RETENTION_WEBHOOK_PRIVATE=yes</c>.</summary>
    public bool PrivateWebhooks { get; init; } = Environment.GetEnvironmentVariable("RETENTION_WEBHOOK_PRIVATE") == "yes";

    /// <summary>How long a receiver of webhooks may take.</summary>
    public TimeSpan WebhookPatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Send webhooks by themselves; off in tests that do it.</summary>
    public bool SendWebhooks { get; init; } = true;

    /// <summary>The one folder that scheduled exports may be put into; null for none.</summary>
    public string? ExportFolder { get; init; }

    /// <summary>Whether nothing is said on the console: for a command that needs the app for a moment.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>The clock; null for that of the machine.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Whether the address can be reached from this machine only.</summary>
    public bool IsLoopback => Uri.TryCreate(Url, UriKind.Absolute, out var address) && address.IsLoopback;
}
