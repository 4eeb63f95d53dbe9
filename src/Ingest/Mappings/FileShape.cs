namespace Retention.Ingest.Mappings;

/// <summary>How a file is read: as a canonical table under its own names, or through a mapping.</summary>
/// <param name="Table">The canonical table; null where a mapping is used.</param>
/// <param name="Mapping">The mapping; null for a canonical table.</param>
internal sealed record FileShape(CanonicalTable? Table, Mapping? Mapping)
{
    /// <summary>Name in reports.</summary>
    public string Name => Table?.Name ?? Mapping!.Name;

    /// <summary>Name and version in the record of loads.</summary>
    public string Version => Table?.Name ?? $"{Mapping!.Name}@{Mapping.Hash}";

    /// <summary>Tables that get rows.</summary>
    public IReadOnlyList<string> Tables => Table is null ? [.. Mapping!.Tables.Keys.Select(Mapping.TableOf).Distinct()] : [Table.Name];

    /// <summary>The mapping that gives a canonical table its own columns, for files whose values must be rewritten.</summary>
    public Mapping AsMapping(IReadOnlyList<string> header, NumberStyle numbers) => (Mapping ?? new Mapping
    {
        Name = Table!.Name,
        Note = "",
        Requires = [],
        Tables = new Dictionary<string, IReadOnlyDictionary<string, ColumnRule>>
        {
            [Table.Name] = Table.Columns.Where(c => header.Contains(c.Name, StringComparer.OrdinalIgnoreCase)).ToDictionary(c => c.Name, c => new ColumnRule { From = [c.Name] }),
        },
    }) with
    { Numbers = numbers };
}
