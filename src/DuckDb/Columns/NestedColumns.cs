using System.Globalization;
using Retention.DuckDb.Interop;

namespace Retention.DuckDb.Columns;

/// <summary>A column whose values are rows of other columns.</summary>
internal abstract class NestedColumn(string name, string typeName, Type clrType) : Column(name, typeName, clrType)
{
    protected static object?[] Items(Column elements, int offset, int length)
    {
        var items = new object?[length];
        for (var i = 0; i < length; i++) items[i] = elements.ValueOrNull(offset + i);
        return items;
    }
}

internal sealed unsafe class ListColumn(string name, Column elements) : NestedColumn(name, elements.TypeName + "[]", typeof(object[]))
{
    private ListEntry[] entries = [];

    public override object Value(int row) => Items(elements, (int)entries[row].Offset, (int)entries[row].Length);

    protected override void LoadValues(nint vector, int count)
    {
        entries = ListEntries(vector, count, entries);
        elements.Load(Api.duckdb_list_vector_get_child(vector), (int)Api.duckdb_list_vector_get_size(vector));
    }

    /// <summary>Where the lists of a LIST or MAP vector begin and how long they are.</summary>
    public static ListEntry[] ListEntries(nint vector, int count, ListEntry[] reuse)
    {
        if (reuse.Length < count) reuse = new ListEntry[count];
        new ReadOnlySpan<ListEntry>(Api.duckdb_vector_get_data(vector), count).CopyTo(reuse);
        return reuse;
    }
}

internal sealed class ArrayColumn(string name, Column elements, int size)
    : NestedColumn(name, string.Create(CultureInfo.InvariantCulture, $"{elements.TypeName}[{size}]"), typeof(object[]))
{
    public override object Value(int row) => Items(elements, row * size, size);

    protected override void LoadValues(nint vector, int count) => elements.Load(Api.duckdb_array_vector_get_child(vector), checked(count * size));
}

internal sealed class StructColumn(string name, Column[] fields)
    : NestedColumn(name, $"STRUCT({string.Join(", ", fields.Select(f => $"{f.Name} {f.TypeName}"))})", typeof(Dictionary<string, object?>))
{
    public override object Value(int row)
    {
        var value = new Dictionary<string, object?>(fields.Length);
        foreach (var field in fields) value[field.Name] = field.ValueOrNull(row);
        return value;
    }

    protected override void LoadValues(nint vector, int count)
    {
        for (var i = 0; i < fields.Length; i++) fields[i].Load(Api.duckdb_struct_vector_get_child(vector, (ulong)i), count);
    }
}

internal sealed class MapColumn(string name, Column keys, Column values)
    : NestedColumn(name, $"MAP({keys.TypeName}, {values.TypeName})", typeof(Dictionary<object, object?>))
{
    private ListEntry[] entries = [];

    public override object Value(int row)
    {
        var (offset, length) = ((int)entries[row].Offset, (int)entries[row].Length);
        var map = new Dictionary<object, object?>(length);
        for (var i = offset; i < offset + length; i++) map[keys.Value(i)] = values.ValueOrNull(i);
        return map;
    }

    // A map is stored as a list of structs of key and value.
    protected override void LoadValues(nint vector, int count)
    {
        entries = ListColumn.ListEntries(vector, count, entries);
        var pairs = Api.duckdb_list_vector_get_child(vector);
        var length = (int)Api.duckdb_list_vector_get_size(vector);
        keys.Load(Api.duckdb_struct_vector_get_child(pairs, 0), length);
        values.Load(Api.duckdb_struct_vector_get_child(pairs, 1), length);
    }
}

/// <summary>A UNION, read as the value of the member that is set.</summary>
internal sealed class UnionColumn(string name, Column[] members)
    : NestedColumn(name, $"UNION({string.Join(", ", members.Select(m => $"{m.Name} {m.TypeName}"))})", typeof(object))
{
    private readonly IntegerColumn<byte> tags = new("tag", "UTINYINT");

    public override object Value(int row) => members[(byte)tags.Value(row)].ValueOrNull(row) ?? DBNull.Value;

    protected override void LoadValues(nint vector, int count)
    {
        tags.Load(Api.duckdb_struct_vector_get_child(vector, 0), count);
        for (var i = 0; i < members.Length; i++) members[i].Load(Api.duckdb_struct_vector_get_child(vector, (ulong)i + 1), count);
    }
}

/// <summary>A type that this provider has no reading for; the query runs, the value says what to do.</summary>
internal sealed class UnreadColumn(string name, string typeName) : Column(name, typeName, typeof(object))
{
    public override object Value(int row) => throw new NotSupportedException($"Column '{Name}' is {TypeName}, which has no .NET type here. Cast it in the SQL, to VARCHAR for instance.");

    protected override void LoadValues(nint vector, int count)
    {
    }
}
