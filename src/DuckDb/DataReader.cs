using System.Collections;
using System.Data;
using System.Data.Common;

namespace Retention.DuckDb;

public sealed class DuckDbDataReader : DbDataReader
{
    private readonly IEnumerator<NativeResult> results;
    private readonly DbConnection? closeWithReader;
    private NativeResult result;
    private bool hasResult, closed;
    private Column[] columns = [];
    private nint chunk;
    private int row = -1, rows;
    private int affected = -1;

    internal DuckDbDataReader(IEnumerator<NativeResult> results, DbConnection? closeWithReader)
    {
        this.results = results;
        this.closeWithReader = closeWithReader;
        try { NextResult(); } catch { Close(); throw; }
    }

    public override bool NextResult()
    {
        Release();
        while (results.MoveNext())
        {
            result = results.Current; hasResult = true;
            var kind = Api.duckdb_result_return_type(result);
            if (kind == ResultType.QueryResult)
            {
                columns = new Column[Api.duckdb_column_count(ref result)];
                for (ulong i = 0; i < (ulong)columns.Length; i++) columns[i] = Column.Take(Api.Text(Api.duckdb_column_name(ref result, i)), Api.duckdb_column_logical_type(ref result, i));
                NextChunk();
                return true;
            }
            if (kind == ResultType.ChangedRows) affected = (affected < 0 ? 0 : affected) + (int)Api.duckdb_rows_changed(ref result);
            Release();
        }
        return false;
    }

    public override bool Read() => ++row < rows || rows > 0 && NextChunk() && ++row < rows;

    private bool NextChunk()
    {
        if (chunk != 0) Api.duckdb_destroy_data_chunk(ref chunk);
        row = -1; rows = 0;
        chunk = Api.duckdb_fetch_chunk(result);
        if (chunk == 0) return false;
        rows = (int)Api.duckdb_data_chunk_get_size(chunk);
        for (var i = 0; i < columns.Length; i++) columns[i].Attach(Api.duckdb_data_chunk_get_vector(chunk, (ulong)i));
        return rows > 0;
    }

    private void Release()
    {
        if (chunk != 0) Api.duckdb_destroy_data_chunk(ref chunk);
        if (hasResult) { Api.duckdb_destroy_result(ref result); hasResult = false; }
        columns = []; row = -1; rows = 0;
    }

    public override void Close() { if (closed) return; closed = true; Release(); results.Dispose(); closeWithReader?.Close(); }
    protected override void Dispose(bool disposing) { if (disposing) Close(); base.Dispose(disposing); }

    private Column At(int i) => (uint)row < (uint)rows ? columns[i] : throw new InvalidOperationException("No row is current: call Read first.");
    private Column NotNull(int i) { var c = At(i); return c.IsNull(row) ? throw new InvalidCastException($"Column '{c.Name}' is NULL.") : c; }

    public override int FieldCount => columns.Length;
    public override int RecordsAffected => affected;
    public override bool HasRows => rows > 0;
    public override bool IsClosed => closed;
    public override int Depth => 0;
    public override object this[int i] => GetValue(i);
    public override object this[string name] => GetValue(GetOrdinal(name));
    public override string GetName(int i) => columns[i].Name;
    public override string GetDataTypeName(int i) => columns[i].Type == DuckDbType.Decimal ? $"DECIMAL({columns[i].Width},{columns[i].Scale})" : columns[i].Type.ToString().ToUpperInvariant();
    public override Type GetFieldType(int i) => columns[i].ClrType;
    public override int GetOrdinal(string name) { var i = Array.FindIndex(columns, c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase)); return i >= 0 ? i : throw new IndexOutOfRangeException($"No column '{name}'."); }
    public override bool IsDBNull(int i) => At(i).IsNull(row);
    public override object GetValue(int i) { var c = At(i); return c.IsNull(row) ? DBNull.Value : c.Value(row); }
    public override int GetValues(object[] values) { var n = Math.Min(values.Length, columns.Length); for (var i = 0; i < n; i++) values[i] = GetValue(i); return n; }
    public override bool GetBoolean(int i) => (bool)NotNull(i).Value(row);
    public override byte GetByte(int i) => checked((byte)NotNull(i).Int64(row));
    public override short GetInt16(int i) => checked((short)NotNull(i).Int64(row));
    public override int GetInt32(int i) => checked((int)NotNull(i).Int64(row));
    public override long GetInt64(int i) => NotNull(i).Int64(row);
    public override float GetFloat(int i) => (float)NotNull(i).Double(row);
    public override double GetDouble(int i) => NotNull(i).Double(row);
    public override decimal GetDecimal(int i) => NotNull(i).Decimal(row);
    public override string GetString(int i) => NotNull(i).Text(row);
    public override Guid GetGuid(int i) => (Guid)NotNull(i).Value(row);
    public override DateTime GetDateTime(int i) => NotNull(i).Timestamp(row);
    public DateOnly GetDate(int i) => NotNull(i).Date(row);
    /// <summary>A VARCHAR's or BLOB's bytes in DuckDB's own memory; good until the next Read.</summary>
    public ReadOnlySpan<byte> GetUtf8(int i) => NotNull(i).Bytes(row);
    public override T GetFieldValue<T>(int i)
    {
        if (typeof(T) == typeof(long)) return (T)(object)GetInt64(i); // the JIT removes the boxing of these
        if (typeof(T) == typeof(int)) return (T)(object)GetInt32(i);
        if (typeof(T) == typeof(double)) return (T)(object)GetDouble(i);
        if (typeof(T) == typeof(decimal)) return (T)(object)GetDecimal(i);
        if (typeof(T) == typeof(DateOnly)) return (T)(object)GetDate(i);
        if (typeof(T) == typeof(DateTime)) return (T)(object)GetDateTime(i);
        return (T)GetValue(i);
    }
    public override char GetChar(int i) => GetString(i)[0];
    public override long GetBytes(int i, long o, byte[]? b, int bo, int n) { var s = NotNull(i).Bytes(row); if (b is null) return s.Length; s = s.Slice((int)o, Math.Min(n, s.Length - (int)o)); s.CopyTo(b.AsSpan(bo)); return s.Length; }
    public override long GetChars(int i, long o, char[]? b, int bo, int n) { var s = GetString(i); if (b is null) return s.Length; n = Math.Min(n, s.Length - (int)o); s.CopyTo((int)o, b, bo, n); return n; }
    public override IEnumerator GetEnumerator() => new DbEnumerator(this, closeReader: false);
}
