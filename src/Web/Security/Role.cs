namespace Retention.Web.Security;

/// <summary>What somebody may see and do; each of them sees what is written beside it.</summary>
public enum Role
{
    /// <summary>Reads every page of numbers and writes nothing.</summary>
    Viewer,

    /// <summary>A customer success manager: works with the customers of one book.</summary>
    Csm,

    /// <summary>Reads everything, sets targets, writes the commentary, publishes the review.</summary>
    Executive,

    /// <summary>Reads and exports everything, loads files, corrects, asks the warehouse.</summary>
    Analyst,

    /// <summary>May do everything, people and settings too.</summary>
    Administrator,
}
