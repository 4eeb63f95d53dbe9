using System.Text.Json.Serialization;

namespace Retention.Ingest.Mappings;

/// <summary>How the columns of a vendor's file become canonical tables: data, not code. docs/decisions/0015.</summary>
public sealed record Mapping
{
    /// <summary>Name in reports and on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>What a person calls the file.</summary>
    public string? Label { get; init; }

    /// <summary>Where the header was seen and what was decided about it.</summary>
    public required string Note { get; init; }

    /// <summary>Columns by which the file is recognised; all must be there.</summary>
    public required IReadOnlyList<string> Requires { get; init; }

    /// <summary>Beginnings of file names that decide where several mappings fit.</summary>
    public IReadOnlyList<string> FileNames { get; init; } = [];

    /// <summary>How dates are written.</summary>
    public DateOrder Dates { get; init; }

    /// <summary>How numbers are written.</summary>
    public NumberStyle Numbers { get; init; }

    /// <summary>Whether money is in the minor unit (cents) and is brought to the major one.</summary>
    public bool MinorUnits { get; init; }

    /// <summary>Zone of times that name none; null is the workspace's own. Dates without a time are never shifted.</summary>
    public string? TimesAre { get; init; }

    /// <summary>Whether subscriptions carry the terms at their start or today's (reading S7).</summary>
    public TermsAre TermsAre { get; init; }

    /// <summary>What each row gives to which table.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, ColumnRule>> Tables { get; init; }

    /// <summary>Tells one version of the mapping from another in the record of loads.</summary>
    [JsonIgnore]
    public string Hash { get; init; } = "";
}

/// <summary>Where one canonical column comes from.</summary>
public sealed record ColumnRule
{
    /// <summary>Columns of the file; the first that is there and filled is taken.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    /// <summary>A value that the file does not have, the same for every row.</summary>
    public string? Constant { get; init; }

    /// <summary>Words of the vendor and what they mean here; a word that is not listed stays, and its row waits in quarantine.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>A column whose number this one is divided by, as a total by its quantity.</summary>
    public string? DividedBy { get; init; }
}

/// <summary>How dates are written.</summary>
public enum DateOrder
{
    /// <summary>YYYY-MM-DD.</summary>
    Iso,

    /// <summary>31/12/2024.</summary>
    DayFirst,

    /// <summary>12/31/2024.</summary>
    MonthFirst,
}

/// <summary>How numbers are written.</summary>
public enum NumberStyle
{
    /// <summary>Found out from the file; where it could be either, the file is refused.</summary>
    Auto,

    /// <summary>1,234.50.</summary>
    Point,

    /// <summary>1.234,50.</summary>
    Comma,
}

/// <summary>The moment that the terms on a subscription belong to.</summary>
public enum TermsAre
{
    /// <summary>Terms at started_at.</summary>
    AtStart,

    /// <summary>Terms after the last change.</summary>
    Today,
}
