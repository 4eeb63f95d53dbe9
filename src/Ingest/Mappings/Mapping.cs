using System.Text.Json.Serialization;

namespace Retention.Ingest.Mappings;

/// <summary>How the columns of a vendor's file become canonical tables: data, not code. docs/decisions/0015.</summary>
public sealed record Mapping
{
    /// <summary>Name in reports and on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>Name of a mapping that ships and holds for all that this one leaves out; of its tables and their columns, those that this one names are changed.</summary>
    public string? BasedOn { get; init; }

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

    /// <summary>Whether lines of text may stand above the header and below the rows, as in a report; they are skipped, and counted.</summary>
    public bool Preamble { get; init; }

    /// <summary>Rows that are no data, as totals and sections of a report, each kind with its reason; they are kept aside, and counted.</summary>
    public IReadOnlyList<RowTest> Skip { get; init; } = [];

    /// <summary>Which rows feed a table, where not all do: those that fit one of its tests. A row that feeds none waits in quarantine.</summary>
    public IReadOnlyDictionary<string, RowTests> Only { get; init; } = new Dictionary<string, RowTests>();

    /// <summary>The column that <see cref="Only"/> goes by, named where a row feeds no table.</summary>
    public string? Kind { get; init; }

    /// <summary>Columns of tables that the file or this mapping has to say, although the table could do without: a row without one waits.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Needs { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What each row gives to which table. <c>payments refunds</c> is a second row for payments.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, ColumnRule>> Tables { get; init; }

    /// <summary>Tells one version of the mapping from another in the record of loads.</summary>
    [JsonIgnore]
    public string Hash { get; init; } = "";

    /// <summary>The canonical table that a name in <see cref="Tables"/> is for.</summary>
    public static string TableOf(string name) => name.Split(' ')[0];
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

    /// <summary>Seconds since 1970 in UTC, as programs write them.</summary>
    UnixSeconds,
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
