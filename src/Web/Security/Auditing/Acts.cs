namespace Retention.Web.Security.Auditing;

/// <summary>What the audit log calls what was done.</summary>
public static class Acts
{
    /// <summary>Something new was written.</summary>
    public const string Added = "added";

    /// <summary>Something was changed.</summary>
    public const string Changed = "changed";

    /// <summary>Something was deleted.</summary>
    public const string Deleted = "deleted";

    /// <summary>Somebody signed in.</summary>
    public const string SignedIn = "signed_in";

    /// <summary>Somebody was refused at the door.</summary>
    public const string Refused = "refused";

    /// <summary>A session was ended.</summary>
    public const string SignedOut = "signed_out";

    /// <summary>A one-time link was made.</summary>
    public const string Linked = "link";

    /// <summary>All of them, in the order of the audit page.</summary>
    public static IReadOnlyList<string> All { get; } =
        [SignedIn, Refused, SignedOut, Added, Changed, Deleted, Linked, AccessTable.Export, "load", "job", "taxonomy", "policy", "close", "forecast"];
}
