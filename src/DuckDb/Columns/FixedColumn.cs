using Retention.DuckDb.Interop;

namespace Retention.DuckDb.Columns;

/// <summary>A column whose values all have the same size.</summary>
internal abstract unsafe class FixedColumn<T>(string name, string typeName, Type clrType) : Column(name, typeName, clrType)
    where T : unmanaged
{
    private T[] values = [];

    protected T Raw(int row) => values[row];

    protected sealed override void LoadValues(nint vector, int count)
    {
        if (values.Length < count) values = new T[Math.Max(count, (int)Api.duckdb_vector_size())];
        new ReadOnlySpan<T>(Api.duckdb_vector_get_data(vector), count).CopyTo(values);
    }
}
