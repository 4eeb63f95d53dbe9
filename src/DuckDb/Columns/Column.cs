using Retention.DuckDb.Interop;

namespace Retention.DuckDb.Columns;

/// <summary>
/// One column of a result, or a part of one (a list's elements, a struct's field). Each chunk is copied into managed
/// memory, so that no misuse of a reader, not even from two threads at once, can touch memory that DuckDB took back.
/// </summary>
internal abstract unsafe class Column(string name, string typeName, Type clrType)
{
    private ulong[] validity = [];
    private bool mayHaveNulls;

    public string Name { get; } = name;

    /// <summary>The type as SQL writes it.</summary>
    public string TypeName { get; } = typeName;

    public Type ClrType { get; } = clrType;

    /// <summary>The digits of a DECIMAL; null for other types.</summary>
    public virtual int? Precision => null;

    /// <summary>The digits of a DECIMAL after the point; null for other types.</summary>
    public virtual int? Scale => null;

    public void Load(nint vector, int count)
    {
        var mask = Api.duckdb_vector_get_validity(vector);
        mayHaveNulls = mask != null;
        if (mayHaveNulls)
        {
            var words = (count + 63) >> 6;
            if (validity.Length < words) validity = new ulong[words];
            new ReadOnlySpan<ulong>(mask, words).CopyTo(validity);
        }

        LoadValues(vector, count);
    }

    public bool IsNull(int row) => mayHaveNulls && ((validity[row >> 6] >> (row & 63)) & 1) == 0;

    /// <summary>The value as its natural CLR type; the row is not null.</summary>
    public abstract object Value(int row);

    public object? ValueOrNull(int row) => IsNull(row) ? null : Value(row);

    public virtual bool Boolean(int row) => throw Mismatch("a bool");

    public virtual long Int64(int row) => throw Mismatch("an integer");

    public virtual double Double(int row) => throw Mismatch("a double");

    public virtual decimal Decimal(int row) => throw Mismatch("a decimal");

    public virtual DateOnly Date(int row) => throw Mismatch("a date");

    public virtual DateTime Timestamp(int row) => throw Mismatch("a timestamp");

    public virtual Guid Uuid(int row) => throw Mismatch("a UUID");

    public virtual string Text(int row) => throw Mismatch("text");

    public virtual ReadOnlySpan<byte> Bytes(int row) => throw Mismatch("bytes");

    protected abstract void LoadValues(nint vector, int count);

    protected InvalidCastException Mismatch(string wanted) =>
        new($"Column '{Name}' is {TypeName}, which is not {wanted}. Cast it in the SQL, or read it as {ClrType.Name}.");

    protected OverflowException TooLarge(object value, string target, Exception? inner = null) =>
        new($"Column '{Name}' ({TypeName}) holds {value}, which does not fit {target}.", inner);
}
