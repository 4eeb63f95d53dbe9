namespace Retention.Web.Security;

/// <summary>Who asks.</summary>
/// <param name="Id">Unique and for ever; empty where nobody signs in.</param>
/// <param name="Name">As people write it; empty where nobody signs in.</param>
/// <param name="Role">What they may see and do.</param>
/// <param name="Book">The value of <c>csm</c> in the customers' file that is theirs; null for none.</param>
public sealed record Member(string Id, string Name, Role Role, string? Book)
{
    /// <summary>Whoever asks where nobody signs in.</summary>
    public static Member Nobody { get; } = new("", "", Role.Administrator, null);

    /// <summary>Who sent this request.</summary>
    public static Member Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Nobody;
    }
}
