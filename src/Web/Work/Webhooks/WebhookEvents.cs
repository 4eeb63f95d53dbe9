namespace Retention.Web.Work.Webhooks;

/// <summary>What webhooks can be told.</summary>
public static class WebhookEvents
{
    /// <summary>Sent when somebody asks for it, to try an address out.</summary>
    public const string Ping = "ping";

    /// <summary>What happens by itself; see Sql/reports/webhook_events.sql.</summary>
    public static IReadOnlyList<string> All { get; } = ["band.changed", "load.done", "check.failed"];
}
