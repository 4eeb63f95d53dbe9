namespace Retention.Web.Commands.Doctor;

/// <summary>How one thing is.</summary>
internal enum Health
{
    /// <summary>Well.</summary>
    Good,

    /// <summary>Something that is only needed for some work, or not yet.</summary>
    Note,

    /// <summary>The program cannot do its work like this.</summary>
    Bad,
}

/// <summary>One thing that was looked at.</summary>
/// <param name="What">What it is.</param>
/// <param name="State">How it is.</param>
/// <param name="Found">What was found.</param>
/// <param name="ToDo">What to do about it; nothing where it is well.</param>
internal sealed record Finding(string What, Health State, string Found, string? ToDo = null);
