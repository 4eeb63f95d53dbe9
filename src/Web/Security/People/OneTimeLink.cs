namespace Retention.Web.Security.People;

/// <summary>A link by which somebody chooses a password, once: an invitation, or a way back in.</summary>
/// <param name="Name">For whom.</param>
/// <param name="Address">Where it leads.</param>
public sealed record OneTimeLink(string Name, string Address)
{
    /// <summary>How long it holds.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromDays(3);
}
