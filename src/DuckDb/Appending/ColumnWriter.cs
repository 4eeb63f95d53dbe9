using Retention.DuckDb.Interop;

namespace Retention.DuckDb.Appending;

/// <summary>
/// Collects one column's values until a chunk is full. They stay in managed memory until then: no misuse of an
/// appender can write outside DuckDB's vectors.
/// </summary>
internal abstract unsafe class ColumnWriter
{
    private readonly int place;
    private readonly string typeName;
    private readonly ulong[] validity;
    private bool hasNulls;

    protected ColumnWriter(int place, string typeName, int capacity)
    {
        (this.place, this.typeName) = (place, typeName);
        validity = new ulong[(capacity + 63) >> 6];
        Array.Fill(validity, ulong.MaxValue);
    }

    public void PutNull(int row)
    {
        validity[row >> 6] &= ~(1UL << (row & 63));
        hasNulls = true;
    }

    public virtual void Put(int row, bool value) => throw Mismatch("a bool");

    public virtual void Put(int row, long value) => throw Mismatch("an integer");

    public virtual void Put(int row, double value) => throw Mismatch("a double");

    public virtual void Put(int row, decimal value) => throw Mismatch("a decimal");

    public virtual void Put(int row, DateOnly value) => throw Mismatch("a date");

    public virtual void Put(int row, DateTime value) => throw Mismatch("a timestamp without a zone");

    public virtual void Put(int row, DateTimeOffset value) => throw Mismatch("a timestamp with a zone");

    public virtual void Put(int row, Guid value) => throw Mismatch("a UUID");

    public virtual void Put(int row, ReadOnlySpan<char> value) => throw Mismatch("text");

    public virtual void PutBytes(int row, ReadOnlySpan<byte> value) => throw Mismatch("bytes");

    /// <summary>Moves the first rows into DuckDB's vector. They must stay untouched until DuckDB has taken the chunk.</summary>
    public void Send(nint vector, int count)
    {
        if (hasNulls)
        {
            Api.duckdb_vector_ensure_validity_writable(vector);
            validity.AsSpan(0, (count + 63) >> 6).CopyTo(new Span<ulong>(Api.duckdb_vector_get_validity(vector), (count + 63) >> 6));
        }

        SendValues((nint)Api.duckdb_vector_get_data(vector), count);
    }

    /// <summary>Forgets the values, for the next chunk.</summary>
    public virtual void Clear()
    {
        if (hasNulls) Array.Fill(validity, ulong.MaxValue);
        hasNulls = false;
    }

    protected bool IsNull(int row) => hasNulls && ((validity[row >> 6] >> (row & 63)) & 1) == 0;

    protected abstract void SendValues(nint target, int count);

    protected InvalidCastException Mismatch(string given) => new($"Column {place} is {typeName}; it cannot take {given}.");

    protected OverflowException TooLarge(object value, Exception? inner = null) => new($"Column {place} is {typeName}; {value} does not fit.", inner);
}

/// <summary>For a column of a type that only SQL can fill, such as a list; it takes NULL.</summary>
internal sealed class NullWriter(int place, string typeName, int capacity) : ColumnWriter(place, typeName, capacity)
{
    protected override void SendValues(nint target, int count)
    {
    }
}
