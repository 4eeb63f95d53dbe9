using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Retention.DuckDb.Columns;

namespace Retention.DuckDb;

/// <content>The values of the current row.</content>
public sealed partial class DuckDbDataReader
{
    /// <inheritdoc/>
    public override object this[int ordinal] => GetValue(ordinal);

    /// <inheritdoc/>
    public override object this[string name] => GetValue(GetOrdinal(name));

    /// <inheritdoc/>
    public override bool IsDBNull(int ordinal) => Current(ordinal).IsNull(row);

    /// <summary>The value as its natural type; <see cref="DBNull"/> for NULL. Lists are object[], structs dictionaries by field, maps dictionaries by key.</summary>
    public override object GetValue(int ordinal)
    {
        var column = Current(ordinal);
        return column.IsNull(row) ? DBNull.Value : column.Value(row);
    }

    /// <inheritdoc/>
    public override int GetValues(object[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++) values[i] = GetValue(i);
        return count;
    }

    /// <inheritdoc/>
    public override bool GetBoolean(int ordinal) => NotNull(ordinal).Boolean(row);

    /// <inheritdoc/>
    public override byte GetByte(int ordinal) => Narrow<byte>(ordinal);

    /// <inheritdoc/>
    public override short GetInt16(int ordinal) => Narrow<short>(ordinal);

    /// <inheritdoc/>
    public override int GetInt32(int ordinal) => Narrow<int>(ordinal);

    /// <summary>The value of any integer column.</summary>
    /// <exception cref="OverflowException">A HUGEINT or UBIGINT that is too large.</exception>
    public override long GetInt64(int ordinal) => NotNull(ordinal).Int64(row);

    /// <inheritdoc/>
    public override float GetFloat(int ordinal) => (float)NotNull(ordinal).Double(row);

    /// <summary>The value of any numeric column.</summary>
    public override double GetDouble(int ordinal) => NotNull(ordinal).Double(row);

    /// <summary>The value of any numeric column.</summary>
    /// <exception cref="OverflowException">The value has more digits than a <see cref="decimal"/> can hold.</exception>
    public override decimal GetDecimal(int ordinal) => NotNull(ordinal).Decimal(row);

    /// <summary>The text of a VARCHAR or ENUM; the digits or characters of a DECIMAL, BIGNUM, UUID or BIT.</summary>
    public override string GetString(int ordinal) => NotNull(ordinal).Text(row);

    /// <inheritdoc/>
    public override Guid GetGuid(int ordinal) => NotNull(ordinal).Uuid(row);

    /// <summary>The value of any TIMESTAMP or DATE column; one with a zone is given in UTC.</summary>
    public override DateTime GetDateTime(int ordinal) => NotNull(ordinal).Timestamp(row);

    /// <summary>The value of a DATE column, or of a TIMESTAMP at midnight.</summary>
    public DateOnly GetDate(int ordinal) => NotNull(ordinal).Date(row);

    /// <summary>The bytes of a VARCHAR (UTF-8) or BLOB, without a copy; good until the next Read.</summary>
    public ReadOnlySpan<byte> GetUtf8(int ordinal) => NotNull(ordinal).Bytes(row);

    /// <inheritdoc/>
    public override char GetChar(int ordinal) => GetString(ordinal) is { Length: 1 } text
        ? text[0]
        : throw new InvalidCastException($"Column '{GetName(ordinal)}' is not a single character.");

    /// <inheritdoc/>
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        Copy(NotNull(ordinal).Bytes(row), dataOffset, buffer, bufferOffset, length);

    /// <inheritdoc/>
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        Copy(GetString(ordinal).AsSpan(), dataOffset, buffer, bufferOffset, length);

    /// <inheritdoc/>
    public override Stream GetStream(int ordinal) => new MemoryStream(NotNull(ordinal).Bytes(row).ToArray(), writable: false);

    /// <inheritdoc/>
    public override TextReader GetTextReader(int ordinal) => new StringReader(GetString(ordinal));

    /// <summary>
    /// The value as <typeparamref name="T"/>. A nullable value type takes NULL; every other type refuses it, except
    /// <see cref="object"/>, which gets <see cref="DBNull"/>. Lists can be read as arrays or <see cref="List{T}"/>.
    /// </summary>
    /// <exception cref="InvalidCastException">The column is of another type, or NULL.</exception>
    public override T GetFieldValue<T>(int ordinal)
    {
        // The compiler keeps one of these branches for each T and drops the boxing.
        if (typeof(T) == typeof(long)) return (T)(object)GetInt64(ordinal);
        if (typeof(T) == typeof(int)) return (T)(object)GetInt32(ordinal);
        if (typeof(T) == typeof(double)) return (T)(object)GetDouble(ordinal);
        if (typeof(T) == typeof(decimal)) return (T)(object)GetDecimal(ordinal);
        if (typeof(T) == typeof(bool)) return (T)(object)GetBoolean(ordinal);
        if (typeof(T) == typeof(DateOnly)) return (T)(object)GetDate(ordinal);
        if (typeof(T) == typeof(DateTime)) return (T)(object)GetDateTime(ordinal);
        if (typeof(T) == typeof(string)) return (T)(object)GetString(ordinal);
        if (typeof(T) == typeof(long?)) return (T)(object)(IsDBNull(ordinal) ? null : GetInt64(ordinal))!;
        if (typeof(T) == typeof(int?)) return (T)(object)(IsDBNull(ordinal) ? null : GetInt32(ordinal))!;
        if (typeof(T) == typeof(decimal?)) return (T)(object)(IsDBNull(ordinal) ? null : GetDecimal(ordinal))!;
        if (typeof(T) == typeof(DateOnly?)) return (T)(object)(IsDBNull(ordinal) ? null : GetDate(ordinal))!;
        var column = Current(ordinal);
        if (!column.IsNull(row)) return (T)ValueConversion.To(typeof(T), column, row);
        if (typeof(T) == typeof(object)) return (T)(object)DBNull.Value;
        return default(T) is null && typeof(T).IsValueType ? default! : throw IsNull(column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Column Current(int ordinal)
    {
        if (loading || (uint)row >= (uint)rows) NoRow();
        if ((uint)ordinal >= (uint)columns.Length) NoColumn(ordinal);
        return columns[ordinal];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Column NotNull(int ordinal)
    {
        var column = Current(ordinal);
        return column.IsNull(row) ? throw IsNull(column) : column;
    }

    private T Narrow<T>(int ordinal)
        where T : System.Numerics.INumber<T>
    {
        var column = NotNull(ordinal);
        var value = column.Int64(row);
        return T.CreateTruncating(value) is var narrow && long.CreateTruncating(narrow) == value
            ? narrow
            : throw new OverflowException($"Column '{column.Name}' ({column.TypeName}) holds {value}, which does not fit {typeof(T).Name}.");
    }

    private static InvalidCastException IsNull(Column column) =>
        new($"Column '{column.Name}' is NULL here. Ask IsDBNull first, or read a nullable type: GetFieldValue<{column.ClrType.Name}?>.");

    private static long Copy<T>(ReadOnlySpan<T> source, long offset, T[]? buffer, int bufferOffset, int length)
    {
        if (buffer is null) return source.Length;
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        var rest = source[(int)Math.Min(offset, source.Length)..];
        rest = rest[..Math.Min(length, rest.Length)];
        rest.CopyTo(buffer.AsSpan(bufferOffset));
        return rest.Length;
    }

    [DoesNotReturn]
    private void NoRow()
    {
        _ = Opened;
        throw new InvalidOperationException(loading
            ? "The reader is in use by another thread."
            : "There is no current row. Call Read first, and read values only while it returns true.");
    }

    [DoesNotReturn]
    private void NoColumn(int ordinal) => throw new ArgumentOutOfRangeException(
        nameof(ordinal), ordinal, $"The result has {columns.Length} columns, numbered from 0.");
}
