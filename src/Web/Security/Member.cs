using Retention.Web.Work;

namespace Retention.Web.Security;

/// <summary>Who asks.</summary>
/// <param name="Id">Unique and for ever; empty where nobody signs in.</param>
/// <param name="Name">As people write it; empty where nobody signs in.</param>
/// <param name="Role">What they may see and do.</param>
/// <param name="Book">The value of <c>csm</c> in the customers' file that is theirs; null for none.</param>
public sealed record Member(string Id, string Name, Role Role, string? Book)
{
    // No customer has it: somebody who is held to a book and has none sees nobody.
    private const string NoBook = "\u0001";

    private static readonly object Place = new();

    /// <summary>Whoever asks where nobody signs in.</summary>
    public static Member Nobody { get; } = new("", "", Role.Administrator, null);

    /// <summary>Somebody who has not signed in.</summary>
    public static Member Stranger { get; } = new("", "", Role.Viewer, null) { IsStranger = true };

    /// <summary>Whether they still have to sign in.</summary>
    public bool IsStranger { get; private init; }

    /// <summary>Whether they have signed in, and not merely opened an app that asks nobody.</summary>
    public bool IsSignedIn => Id.Length > 0;

    /// <summary>The book that everything they see is held to; null for those who see every customer.</summary>
    public string? HeldTo => Role == Role.Csm ? Book ?? NoBook : null;

    /// <summary>Who sent this request.</summary>
    public static Member Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Items.TryGetValue(Place, out var known) ? (Member)known! : Stranger;
    }

    /// <summary>Says who sent a request, once that has been proved.</summary>
    internal void Sent(HttpContext context) => context.Items[Place] = this;

    internal static Member Of(Person person) => new(person.Id, person.Name, person.Role, person.Book);
}
