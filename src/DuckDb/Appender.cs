using System.Runtime.CompilerServices;
using System.Text;

namespace Retention.DuckDb;

/// <summary>Bulk load: values are written straight into DuckDB's column vectors, which are handed over 2,048 rows at a time.</summary>
public sealed unsafe class DuckDbAppender : IDisposable
{
    private struct Target { public byte* Data; public ulong* Validity; public nint Vector; public DuckDbType Type, Storage; public byte Width, Scale; }
    private readonly AppenderHandle handle;
    private readonly Target[] targets;
    private readonly int capacity = (int)Api.duckdb_vector_size();
    private nint chunk;
    private int row, column;
    private byte[] utf8 = new byte[256];
    private bool closed;

    internal DuckDbAppender(ConnectionHandle connection, string? catalog, string? schema, string table)
    {
        if (Api.duckdb_appender_create_ext(connection, catalog, schema, table, out handle) != 0) { var e = Error(); handle.Dispose(); throw e; }
        targets = new Target[Api.duckdb_appender_column_count(handle)];
        var types = stackalloc nint[targets.Length];
        for (var i = 0; i < targets.Length; i++)
        {
            types[i] = Api.duckdb_appender_column_type(handle, (ulong)i);
            ref var t = ref targets[i];
            t.Type = Api.duckdb_get_type_id(types[i]);
            if (t.Type == DuckDbType.Decimal) { t.Width = Api.duckdb_decimal_width(types[i]); t.Scale = Api.duckdb_decimal_scale(types[i]); t.Storage = Api.duckdb_decimal_internal_type(types[i]); }
        }
        chunk = Api.duckdb_create_data_chunk(types, (ulong)targets.Length);
        for (var i = 0; i < targets.Length; i++) Api.duckdb_destroy_logical_type(ref types[i]);
        Attach();
    }

    private void Attach()
    {
        for (var i = 0; i < targets.Length; i++) { ref var t = ref targets[i]; t.Vector = Api.duckdb_data_chunk_get_vector(chunk, (ulong)i); t.Data = (byte*)Api.duckdb_vector_get_data(t.Vector); t.Validity = null; }
        row = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Target Next() => ref targets[column++];
    private InvalidCastException Mismatch(in Target t, string given) => new($"Column {column - 1} is {t.Type}; it cannot take {given}.");

    public DuckDbAppender Append(long value)
    {
        ref var t = ref Next();
        switch (t.Type)
        {
            case DuckDbType.BigInt: ((long*)t.Data)[row] = value; break;
            case DuckDbType.Integer: ((int*)t.Data)[row] = checked((int)value); break;
            case DuckDbType.SmallInt: ((short*)t.Data)[row] = checked((short)value); break;
            case DuckDbType.TinyInt: ((sbyte*)t.Data)[row] = checked((sbyte)value); break;
            case DuckDbType.Decimal: column--; return Append((decimal)value);
            case DuckDbType.Double: ((double*)t.Data)[row] = value; break;
            default: throw Mismatch(t, "an integer");
        }
        return this;
    }
    public DuckDbAppender Append(double value) { ref var t = ref Next(); if (t.Type == DuckDbType.Double) ((double*)t.Data)[row] = value; else if (t.Type == DuckDbType.Float) ((float*)t.Data)[row] = (float)value; else throw Mismatch(t, "a double"); return this; }
    public DuckDbAppender Append(bool value) { ref var t = ref Next(); if (t.Type != DuckDbType.Boolean) throw Mismatch(t, "a bool"); t.Data[row] = value ? (byte)1 : (byte)0; return this; }
    public DuckDbAppender Append(DateOnly value) { ref var t = ref Next(); if (t.Type != DuckDbType.Date) throw Mismatch(t, "a date"); ((int*)t.Data)[row] = value.DayNumber - Column.Epoch.DayNumber; return this; }
    public DuckDbAppender Append(DateTime value) { ref var t = ref Next(); if (t.Type is not (DuckDbType.Timestamp or DuckDbType.TimestampTz)) throw Mismatch(t, "a timestamp"); ((long*)t.Data)[row] = (value.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond; return this; }
    public DuckDbAppender Append(decimal value)
    {
        ref var t = ref Next();
        if (t.Type != DuckDbType.Decimal) throw Mismatch(t, "a decimal");
        var v = Decimals.TryUnscaled64(value, t.Scale, out var small) ? small : Decimals.Unscaled(value, t.Scale);
        var limit = Decimals.Limit(t.Width);
        if (v >= limit || v <= -limit) throw new OverflowException($"{value} does not fit DECIMAL({t.Width},{t.Scale}).");
        switch (t.Storage)
        {
            case DuckDbType.SmallInt: ((short*)t.Data)[row] = (short)v; break;
            case DuckDbType.Integer: ((int*)t.Data)[row] = (int)v; break;
            case DuckDbType.BigInt: ((long*)t.Data)[row] = (long)v; break;
            default: ((Int128*)t.Data)[row] = v; break;
        }
        return this;
    }
    public DuckDbAppender Append(ReadOnlySpan<char> value)
    {
        var max = value.Length * 3;
        if (utf8.Length < max) utf8 = new byte[max * 2];
        return AppendUtf8(utf8.AsSpan(0, Encoding.UTF8.GetBytes(value, utf8)));
    }
    public DuckDbAppender AppendUtf8(ReadOnlySpan<byte> value)
    {
        ref var t = ref Next();
        if (t.Type is not (DuckDbType.Varchar or DuckDbType.Blob)) throw Mismatch(t, "text");
        if (value.Length <= 12) { var s = t.Data + 16L * row; *(long*)s = 0; *(long*)(s + 8) = 0; *(int*)s = value.Length; value.CopyTo(new Span<byte>(s + 4, 12)); }
        else fixed (byte* p = value) Api.duckdb_vector_assign_string_element_len(t.Vector, (ulong)row, p, (ulong)value.Length);
        return this;
    }
    public DuckDbAppender Append(string? value) => value is null ? AppendNull() : Append(value.AsSpan());
    public DuckDbAppender AppendNull()
    {
        ref var t = ref Next();
        if (t.Validity == null) { Api.duckdb_vector_ensure_validity_writable(t.Vector); t.Validity = Api.duckdb_vector_get_validity(t.Vector); }
        t.Validity[row >> 6] &= ~(1UL << (row & 63));
        return this;
    }

    public void EndRow()
    {
        if (column != targets.Length) throw new InvalidOperationException($"The row has {column} of {targets.Length} values.");
        column = 0;
        if (++row == capacity) Flush();
    }

    private void Flush()
    {
        if (row == 0) return;
        Api.duckdb_data_chunk_set_size(chunk, (ulong)row);
        if (Api.duckdb_append_data_chunk(handle, chunk) != 0) throw Error();
        Api.duckdb_data_chunk_reset(chunk);
        Attach();
    }

    /// <summary>Sends the last rows. Without it, Dispose drops what is still unsent, as a failed load should.</summary>
    public void Complete() { Flush(); if (Api.duckdb_appender_close(handle) != 0) throw Error(); closed = true; }

    private DuckDbException Error() => new(Api.Text(Api.duckdb_appender_error(handle)));
    public void Dispose() { if (!closed) Api.duckdb_appender_clear(handle); if (chunk != 0) Api.duckdb_destroy_data_chunk(ref chunk); handle.Dispose(); }
}
