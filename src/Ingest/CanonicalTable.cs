using System.Collections.Frozen;

namespace Retention.Ingest;

/// <summary>One of the tables that files are brought to. The columns are those of <c>Sql/raw</c>, in their order.</summary>
/// <param name="Name">Name in the schemas <c>raw</c> and <c>staging</c>.</param>
/// <param name="Columns">Every column.</param>
/// <param name="Key">Columns of the business key; empty where rows add up and a file replaces itself.</param>
public sealed record CanonicalTable(string Name, IReadOnlyList<CanonicalColumn> Columns, IReadOnlyList<string> Key)
{
    private readonly FrozenDictionary<string, CanonicalColumn> byName = Columns.ToFrozenDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The column of that name, whatever its case; null where there is none.</summary>
    public CanonicalColumn? Column(string name) => byName.GetValueOrDefault(name);

    /// <summary>Columns that a row cannot do without.</summary>
    public IEnumerable<CanonicalColumn> Required => Columns.Where(c => c.IsRequired);
}

/// <summary>A column of a canonical table.</summary>
/// <param name="Name">Its name in snake_case.</param>
/// <param name="Kind">How its text is read.</param>
/// <param name="IsRequired">Whether a row without it is quarantined.</param>
public sealed record CanonicalColumn(string Name, ColumnKind Kind, bool IsRequired);

/// <summary>How the text of a column is brought to its normal form.</summary>
public enum ColumnKind
{
    /// <summary>Taken as it is, without the blanks around it.</summary>
    Text,

    /// <summary>A number that is not money.</summary>
    Number,

    /// <summary>Money, in the major unit.</summary>
    Money,

    /// <summary>A date or a time.</summary>
    Time,
}
