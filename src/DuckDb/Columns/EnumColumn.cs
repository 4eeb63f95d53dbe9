using System.Numerics;

namespace Retention.DuckDb.Columns;

/// <summary>An ENUM, stored as an index into its names; read as the name.</summary>
internal sealed class EnumColumn<T>(string name, string[] names)
    : FixedColumn<T>(name, $"ENUM({string.Join(", ", names.Select(n => $"'{n.Replace("'", "''", StringComparison.Ordinal)}'"))})", typeof(string))
    where T : unmanaged, IBinaryInteger<T>
{
    public override object Value(int row) => Text(row);

    public override string Text(int row) => names[int.CreateTruncating(Raw(row))];
}
