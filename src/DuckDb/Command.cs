using System.Collections;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text;

namespace Retention.DuckDb;

public sealed class DuckDbParameter : DbParameter
{
    public DuckDbParameter() { }
    public DuckDbParameter(object? value) => Value = value;
    public DuckDbParameter(string name, object? value) { ParameterName = name; Value = value; }
    public override DbType DbType { get; set; } = DbType.Object;
    public override ParameterDirection Direction { get; set; } = ParameterDirection.Input;
    public override bool IsNullable { get; set; } = true;
    [AllowNull] public override string ParameterName { get; set; } = "";
    public override int Size { get; set; }
    [AllowNull] public override string SourceColumn { get; set; } = "";
    public override bool SourceColumnNullMapping { get; set; }
    public override object? Value { get; set; }
    public override void ResetDbType() => DbType = DbType.Object;
}

public sealed class DuckDbParameterCollection : DbParameterCollection
{
    private readonly List<DuckDbParameter> items = [];
    internal List<DuckDbParameter> Items => items;
    public override int Count => items.Count;
    public override object SyncRoot => items;
    public override int Add(object value) { items.Add((DuckDbParameter)value); return items.Count - 1; }
    public DuckDbParameter Add(string name, object? value) { var p = new DuckDbParameter(name, value); items.Add(p); return p; }
    public override void AddRange(Array values) { foreach (var v in values) Add(v!); }
    public override void Clear() => items.Clear();
    public override bool Contains(object value) => items.Contains((DuckDbParameter)value);
    public override bool Contains(string value) => IndexOf(value) >= 0;
    public override void CopyTo(Array array, int index) => ((ICollection)items).CopyTo(array, index);
    public override IEnumerator GetEnumerator() => items.GetEnumerator();
    public override int IndexOf(object value) => items.IndexOf((DuckDbParameter)value);
    public override int IndexOf(string name) => items.FindIndex(p => p.ParameterName.Equals(name, StringComparison.OrdinalIgnoreCase));
    public override void Insert(int index, object value) => items.Insert(index, (DuckDbParameter)value);
    public override void Remove(object value) => items.Remove((DuckDbParameter)value);
    public override void RemoveAt(int index) => items.RemoveAt(index);
    public override void RemoveAt(string name) => items.RemoveAt(IndexOf(name));
    protected override DbParameter GetParameter(int index) => items[index];
    protected override DbParameter GetParameter(string name) => items[IndexOf(name)];
    protected override void SetParameter(int index, DbParameter value) => items[index] = (DuckDbParameter)value;
    protected override void SetParameter(string name, DbParameter value) => items[IndexOf(name)] = (DuckDbParameter)value;
}

public sealed class DuckDbCommand : DbCommand
{
    private readonly DuckDbParameterCollection parameters = new();
    [AllowNull] public override string CommandText { get; set; } = "";
    public override int CommandTimeout { get; set; }
    public override CommandType CommandType { get; set; } = CommandType.Text;
    public override bool DesignTimeVisible { get; set; }
    public override UpdateRowSource UpdatedRowSource { get; set; }
    public new DuckDbConnection? Connection { get; set; }
    public new DuckDbParameterCollection Parameters => parameters;
    protected override DbConnection? DbConnection { get => Connection; set => Connection = (DuckDbConnection?)value; }
    protected override DbParameterCollection DbParameterCollection => parameters;
    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel() => Connection?.Interrupt();
    public override void Prepare() { }
    protected override DbParameter CreateDbParameter() => new DuckDbParameter();
    public override int ExecuteNonQuery() { using var r = ExecuteDbDataReader(CommandBehavior.Default); while (r.NextResult()) { } return r.RecordsAffected; }
    public override object? ExecuteScalar() { using var r = ExecuteDbDataReader(CommandBehavior.Default); return r.Read() ? r.GetValue(0) : null; }
    public new DuckDbDataReader ExecuteReader() => (DuckDbDataReader)ExecuteDbDataReader(CommandBehavior.Default);

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
        => new DuckDbDataReader(Run().GetEnumerator(), behavior.HasFlag(CommandBehavior.CloseConnection) ? Connection : null);

    /// <summary>DuckDB's work runs on a pool thread, so that a web request does not hold its thread; the token interrupts it.</summary>
    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken token)
    {
        using var registration = token.Register(Cancel);
        try { return await Task.Run(() => ExecuteDbDataReader(behavior), token).ConfigureAwait(false); }
        catch (DuckDbException e) when (token.IsCancellationRequested) { throw new OperationCanceledException(e.Message, e, token); }
    }

    private IEnumerable<NativeResult> Run()
    {
        var connection = (Connection ?? throw new InvalidOperationException("The command has no connection.")).Handle;
        var count = Api.duckdb_extract_statements(connection, CommandText, out var statements);
        using (statements)
        {
            if (count == 0) throw new DuckDbException(Api.Text(Api.duckdb_extract_statements_error(statements)));
            for (ulong i = 0; i < count; i++)
            {
                var state = Api.duckdb_prepare_extracted_statement(connection, statements, i, out var statement);
                using (statement)
                {
                    if (state != 0) throw new DuckDbException(Api.Text(Api.duckdb_prepare_error(statement)));
                    Bind(statement);
                    if (Api.duckdb_execute_prepared(statement, out var result) != 0)
                    {
                        var error = new DuckDbException(Api.Text(Api.duckdb_result_error(ref result)), Api.duckdb_result_error_type(ref result));
                        Api.duckdb_destroy_result(ref result);
                        throw error;
                    }
                    yield return result;
                }
            }
        }
    }

    private void Bind(StatementHandle statement)
    {
        var n = Api.duckdb_nparams(statement);
        for (ulong i = 1; i <= n; i++)
        {
            var name = Api.TakeText(Api.duckdb_parameter_name(statement, i));
            var parameter = parameters.Items.Find(p => p.ParameterName.TrimStart('$', '@').Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? (i <= (ulong)parameters.Count && parameters.Items[(int)i - 1].ParameterName.Length == 0 ? parameters.Items[(int)i - 1] : throw new InvalidOperationException($"The parameter '{name}' has no value."));
            if (BindValue(statement, i, parameter.Value) != 0) throw new DuckDbException($"DuckDB refused the value of parameter '{name}'.");
        }
    }

    private static unsafe int BindValue(StatementHandle s, ulong i, object? value)
    {
        switch (value)
        {
            case null or DBNull: return Api.duckdb_bind_null(s, i);
            case bool v: return Api.duckdb_bind_boolean(s, i, v ? (byte)1 : (byte)0);
            case sbyte or byte or short or ushort or int: return Api.duckdb_bind_int32(s, i, Convert.ToInt32(value));
            case uint or long: return Api.duckdb_bind_int64(s, i, Convert.ToInt64(value));
            case ulong v: return Api.duckdb_bind_uint64(s, i, v);
            case Int128 v: return Api.duckdb_bind_hugeint(s, i, new(v));
            case float v: return Api.duckdb_bind_float(s, i, v);
            case double v: return Api.duckdb_bind_double(s, i, v);
            case decimal v: { var u = Decimals.Unscaled(v, v.Scale); return Api.duckdb_bind_decimal(s, i, new((byte)Math.Max(v.Scale + 1, 29), v.Scale, u)); }
            case DateOnly v: return Api.duckdb_bind_date(s, i, v.DayNumber - Column.Epoch.DayNumber);
            case TimeOnly v: return Api.duckdb_bind_time(s, i, v.Ticks / TimeSpan.TicksPerMicrosecond);
            case DateTime v: return Api.duckdb_bind_timestamp(s, i, (v.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
            case DateTimeOffset v: return Api.duckdb_bind_timestamp_tz(s, i, (v.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
            case TimeSpan v: return Api.duckdb_bind_interval(s, i, new(0, v.Days, (v.Ticks - v.Days * TimeSpan.TicksPerDay) / TimeSpan.TicksPerMicrosecond));
            case Guid v: return BindText(s, i, v.ToString());
            case string v: return BindText(s, i, v);
            case Enum v: return BindText(s, i, v.ToString());
            case byte[] v: fixed (byte* p = v) return Api.duckdb_bind_blob(s, i, p, (ulong)v.Length);
            default: throw new NotSupportedException($"A parameter of type {value.GetType()} is not supported.");
        }
    }

    private static unsafe int BindText(StatementHandle s, ulong i, string v) { var b = Encoding.UTF8.GetBytes(v); fixed (byte* p = b) return Api.duckdb_bind_varchar_length(s, i, p, (ulong)b.Length); }
}

internal static class Decimals
{
    private static readonly Int128[] Pow10 = [.. Enumerable.Range(0, 39).Select(i => (Int128)BigInteger.Pow(10, i))];
    private static readonly long[] Pow10Long = [.. Enumerable.Range(0, 19).Select(i => (long)BigInteger.Pow(10, i))];

    /// <summary>The integer that stands for <paramref name="value"/> at <paramref name="scale"/> decimals; it never rounds away digits silently.</summary>
    public static Int128 Unscaled(decimal value, int scale)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var own = value.Scale;
        var m = (Int128)new UInt128((uint)bits[2], (ulong)(uint)bits[1] << 32 | (uint)bits[0]);
        if (own <= scale) m *= Pow10[scale - own];
        else { (m, var lost) = Int128.DivRem(m, Pow10[own - scale]); if (lost != 0) throw new OverflowException($"{value} has more than {scale} decimals."); }
        return bits[3] < 0 ? -m : m;
    }

    public static bool TryUnscaled64(decimal value, int scale, out long result)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var own = value.Scale;
        result = 0;
        if (bits[2] != 0 || own > scale || scale - own > 18) return false;
        var lo = (ulong)(uint)bits[1] << 32 | (uint)bits[0];
        var hi = Math.BigMul(lo, (ulong)Pow10Long[scale - own], out var low);
        if (hi != 0 || low > long.MaxValue) return false;
        result = bits[3] < 0 ? -(long)low : (long)low;
        return true;
    }

    public static Int128 Limit(int width) => Pow10[width];
}
