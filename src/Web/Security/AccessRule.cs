namespace Retention.Web.Security;

/// <summary>Who may open a door: any of these.</summary>
[Flags]
public enum Who
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>See <see cref="Role.Viewer"/>.</summary>
    Viewer = 1,

    /// <summary>See <see cref="Role.Csm"/>.</summary>
    Csm = 2,

    /// <summary>See <see cref="Role.Executive"/>.</summary>
    Executive = 4,

    /// <summary>See <see cref="Role.Analyst"/>.</summary>
    Analyst = 8,

    /// <summary>See <see cref="Role.Administrator"/>.</summary>
    Administrator = 16,

    /// <summary>Somebody who has not signed in.</summary>
    Stranger = 32,

    /// <summary>Everybody who has signed in.</summary>
    Members = Viewer | Csm | Executive | Analyst | Administrator,

    /// <summary>Those who see every customer.</summary>
    Company = Members & ~Csm,

    /// <summary>Those who may write or take lists with them.</summary>
    Workers = Members & ~Viewer,

    /// <summary>Those who answer for the company's goals.</summary>
    Leaders = Executive | Administrator,

    /// <summary>Those who load and correct.</summary>
    Keepers = Analyst | Administrator,

    /// <summary>Everybody.</summary>
    All = Members | Stranger,
}

/// <summary>How a page is held to the book of somebody who has one.</summary>
public enum Held
{
    /// <summary>It shows no customer.</summary>
    ShowsNone,

    /// <summary>By its filter: <see cref="Filtering.FilterBinder"/> adds the book to it.</summary>
    Filter,

    /// <summary>By the one customer it is of, <c>id</c> in its route or <c>customer</c> in its address: another's does not exist.</summary>
    Customer,

    /// <summary>By the page itself, which asks <see cref="Member.HeldTo"/>.</summary>
    Itself,

    /// <summary>Not at all, so that it is closed to those who are held to a book.</summary>
    Not,
}

/// <summary>A line of the one table of who may do what.</summary>
/// <param name="Route">As the page declares it: <c>/customers/{id}</c>.</param>
/// <param name="Act">The verb, and the name of the handler where it has one: <c>get</c>, <c>get csv</c>, <c>post override</c>.</param>
/// <param name="Who">Who may. Administrators always may.</param>
/// <param name="Held">How it is held to a book.</param>
/// <param name="Kept">The act under which the audit log keeps that somebody asked for it; null where nothing is kept, or the database keeps what changed.</param>
/// <param name="OfPeople">Whether it is there only where people sign in.</param>
public sealed record AccessRule(string Route, string Act, Who Who, Held Held = Held.ShowsNone, string? Kept = null, bool OfPeople = false)
{
    /// <summary>Whether somebody may.</summary>
    public bool Allows(Member member)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (member.IsStranger) return Who.HasFlag(Who.Stranger);
        return member.Role == Role.Administrator || (Who.HasFlag(Of(member.Role)) && (Held != Held.Not || member.HeldTo is null));
    }

    private static Who Of(Role role) => role switch
    {
        Role.Viewer => Who.Viewer,
        Role.Csm => Who.Csm,
        Role.Executive => Who.Executive,
        Role.Analyst => Who.Analyst,
        Role.Administrator => Who.Administrator,
        _ => Who.None,
    };
}
