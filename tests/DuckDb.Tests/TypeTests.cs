using System.Numerics;

namespace Retention.DuckDb.Tests;

public sealed class TypeTests
{
    public static TheoryData<string, object> Scalars { get; } = new()
    {
        { "true", true },
        { "(-128)::tinyint", sbyte.MinValue },
        { "255::utinyint", byte.MaxValue },
        { "(-32768)::smallint", short.MinValue },
        { "65535::usmallint", ushort.MaxValue },
        { "(-2147483648)::integer", int.MinValue },
        { "4294967295::uinteger", uint.MaxValue },
        { "(-9223372036854775808)::bigint", long.MinValue },
        { "18446744073709551615::ubigint", ulong.MaxValue },
        { "(-170141183460469231731687303715884105728)::hugeint", Int128.MinValue },
        { "340282366920938463463374607431768211455::uhugeint", UInt128.MaxValue },
        { "'123456789012345678901234567890123456789012345678901234567890'::bignum", BigInteger.Parse("123456789012345678901234567890123456789012345678901234567890", null) },
        { "(-256)::bignum", new BigInteger(-256) },
        { "0::bignum", BigInteger.Zero },
        { "1.5::float", 1.5f },
        { "'nan'::double", double.NaN },
        { "'-infinity'::double", double.NegativeInfinity },
        { "123.4::decimal(4,1)", 123.4m },
        { "-12345.6789::decimal(9,4)", -12345.6789m },
        { "12345678901234.5678::decimal(18,4)", 12345678901234.5678m },
        { "12345678901234567890.12345678::decimal(38,8)", 12345678901234567890.12345678m },
        { "-0.00000001::decimal(38,38)", -0.00000001m },
        { "date '2024-02-29'", new DateOnly(2024, 2, 29) },
        { "date '0001-01-01'", DateOnly.MinValue },
        { "date '9999-12-31'", DateOnly.MaxValue },
        { "time '23:59:59.999999'", new TimeOnly(863_999_999_990) },
        { "time_ns '12:34:56.123456789'", new TimeOnly(12, 34, 56).Add(TimeSpan.FromTicks(1_234_567)) },
        { "timetz '12:30:00-03:30'", new DuckDbTimeTz(new TimeOnly(12, 30), new TimeSpan(-3, -30, 0)) },
        { "timestamp '1969-12-31 23:59:59.999999'", DateTime.UnixEpoch.AddTicks(-10) },
        { "timestamp_s '2024-01-02 03:04:05'", new DateTime(2024, 1, 2, 3, 4, 5) },
        { "timestamp_ms '2024-01-02 03:04:05.678'", new DateTime(2024, 1, 2, 3, 4, 5, 678) },
        { "timestamp_ns '1969-12-31 23:59:59.999999999'", DateTime.UnixEpoch.AddTicks(-1) },
        { "timestamptz '2024-01-02 03:04:05+02'", new DateTimeOffset(2024, 1, 2, 1, 4, 5, TimeSpan.Zero) },
        { "interval '14 months 3 days 4 hours'", new DuckDbInterval(14, 3, 14_400_000_000) },
        { "uuid 'f0000000-0000-4000-8000-00000000abcd'", Guid.Parse("f0000000-0000-4000-8000-00000000abcd") },
        { @"'\x00\xFF'::blob", new byte[] { 0, 255 } },
        { "'0001100'::bit", "0001100" },
        { "'a text of more than twelve bytes: ñ 漢 😀'", "a text of more than twelve bytes: ñ 漢 😀" },
        { "''", "" },
        { "'a' || chr(0) || 'b'", "a\0b" },
        { "'win'::enum('lose', 'win')", "win" },
        { "'{\"a\": 1}'::json", "{\"a\": 1}" },
        { "[1, null, 3]", new object?[] { 1, null, 3 } },
        { "[]::int[]", Array.Empty<object?>() },
        { "[[1], [], null]", new object?[] { new object?[] { 1 }, Array.Empty<object?>(), null } },
        { "[1, 2]::int[2]", new object?[] { 1, 2 } },
        { "{'a': 1, 'b': date '2024-01-01', 'c': null}", new Dictionary<string, object?> { ["a"] = 1, ["b"] = new DateOnly(2024, 1, 1), ["c"] = null } },
        { "map {'k': 1, 'l': null}", new Dictionary<object, object?> { ["k"] = 1, ["l"] = null } },
        { "union_value(num := 7)", 7 },
        { "'t'::union(num int, str varchar)", "t" },
    };

    [Theory]
    [MemberData(nameof(Scalars))]
    public void Every_type_is_read_as_its_net_type_and_null_as_dbnull(string sql, object expected)
    {
        using var connection = Memory.Open();
        // Constant, from a table, and beside a null: three ways in which DuckDB lays a vector out.
        connection.Scalar($"select {sql}").ShouldBe(expected);
        connection.Execute($"create table t as select {sql} as v, 1 as i; insert into t values (null, 0), (null, 2)");
        using var command = connection.Command("select v, v is null from t order by i");
        using var reader = command.ExecuteReader();
        foreach (var isNull in new[] { true, false, true })
        {
            reader.Read().ShouldBeTrue();
            reader.IsDBNull(0).ShouldBe(isNull);
            reader.GetValue(0).ShouldBe(isNull ? DBNull.Value : expected);
        }

        reader.Read().ShouldBeFalse();
    }

    [Theory]
    [InlineData("decimal(18,4)", "DECIMAL(18,4)", typeof(decimal))]
    [InlineData("int[]", "INTEGER[]", typeof(object[]))]
    [InlineData("int[3]", "INTEGER[3]", typeof(object[]))]
    [InlineData("struct(a int, b varchar)", "STRUCT(a INTEGER, b VARCHAR)", typeof(Dictionary<string, object?>))]
    [InlineData("map(varchar, int)", "MAP(VARCHAR, INTEGER)", typeof(Dictionary<object, object?>))]
    [InlineData("enum('a''b')", "ENUM('a''b')", typeof(string))]
    [InlineData("timestamptz", "TIMESTAMP WITH TIME ZONE", typeof(DateTimeOffset))]
    [InlineData("json", "JSON", typeof(string))]
    public void Types_are_named_as_SQL_writes_them(string sql, string name, Type type)
    {
        using var connection = Memory.Open();
        using var reader = connection.Command($"select null::{sql} as v").ExecuteReader();
        reader.GetDataTypeName(0).ShouldBe(name);
        reader.GetFieldType(0).ShouldBe(type);
        reader.Read().ShouldBeTrue();
        reader.GetValue(0).ShouldBe(DBNull.Value);
    }

    [Fact]
    public void The_fields_of_a_row_without_names_go_by_their_place()
    {
        using var connection = Memory.Open();
        connection.Scalar("select row(1, 'x')").ShouldBe(new Dictionary<string, object?> { ["1"] = 1, ["2"] = "x" });
    }

    [Fact]
    public void Numbers_are_read_in_any_width_that_holds_them()
    {
        using var connection = Memory.Open();
        using var reader = connection.Command("select sum(i), count(*), 7::utinyint, 2.50::decimal(5,2), 1e300 from range(5) r(i)").ExecuteReader();
        reader.Read().ShouldBeTrue();
        reader.GetFieldType(0).ShouldBe(typeof(Int128));
        reader.GetInt64(0).ShouldBe(10);
        reader.GetInt32(0).ShouldBe(10);
        reader.GetFieldValue<int>(1).ShouldBe(5);
        reader.GetFieldValue<short?>(2).ShouldBe((short)7);
        reader.GetFieldValue<ulong>(2).ShouldBe(7UL);
        reader.GetDecimal(1).ShouldBe(5m);
        reader.GetDouble(3).ShouldBe(2.5);
        Should.Throw<OverflowException>(() => reader.GetDecimal(4)).Message.ShouldContain("1E+300");
        Should.Throw<InvalidCastException>(() => reader.GetInt64(3)).Message.ShouldContain("DECIMAL(5,2)");
    }

    [Fact]
    public void A_number_that_does_not_fit_says_so_with_its_column()
    {
        using var connection = Memory.Open();
        using var reader = connection.Command("select 300 as small, 18446744073709551615::ubigint as large, repeat('9', 38)::decimal(38,0) as wide").ExecuteReader();
        reader.Read().ShouldBeTrue();
        Should.Throw<OverflowException>(() => reader.GetByte(0)).Message.ShouldContain("'small'");
        Should.Throw<OverflowException>(() => reader.GetInt64(1)).Message.ShouldContain("18446744073709551615");
        Should.Throw<OverflowException>(() => reader.GetDecimal(2)).Message.ShouldContain("'wide'");
        reader.GetString(2).ShouldBe(new string('9', 38));
        reader.GetDouble(2).ShouldBe(1e38);
    }

    [Theory]
    [InlineData("date 'infinity'")]
    [InlineData("timestamp '-infinity'")]
    [InlineData("timestamptz 'infinity'")]
    [InlineData("date '44-01-01 (BC)'")]
    [InlineData("timestamp '12000-01-01'")]
    [InlineData("time '24:00:00'")]
    [InlineData("timetz '24:00:00'")]
    public void An_instant_that_net_does_not_have_is_an_overflow(string sql)
    {
        using var connection = Memory.Open();
        Should.Throw<OverflowException>(() => connection.Scalar($"select {sql} as v")).Message.ShouldContain("'v'");
    }

    [Fact]
    public void A_type_without_a_net_type_says_to_cast_it()
    {
        using var connection = Memory.Open();
        using var reader = connection.Command("select 1::variant as v, 2").ExecuteReader();
        reader.Read().ShouldBeTrue();
        reader.GetInt32(1).ShouldBe(2);
        Should.Throw<NotSupportedException>(() => reader.GetValue(0)).Message.ShouldContain("Cast it");
    }

    [Fact]
    public void Nullable_types_take_null_and_others_refuse_it()
    {
        using var connection = Memory.Open();
        using var reader = connection.Command("select null::int, 5, null::varchar, null::date, null::decimal(9,2)").ExecuteReader();
        reader.Read().ShouldBeTrue();
        reader.GetFieldValue<int?>(0).ShouldBeNull();
        reader.GetFieldValue<int?>(1).ShouldBe(5);
        reader.GetFieldValue<long?>(1).ShouldBe(5L);
        reader.GetFieldValue<DateOnly?>(3).ShouldBeNull();
        reader.GetFieldValue<decimal?>(4).ShouldBeNull();
        reader.GetFieldValue<object>(2).ShouldBe(DBNull.Value);
        Should.Throw<InvalidCastException>(() => reader.GetFieldValue<int>(0)).Message.ShouldContain("NULL");
        Should.Throw<InvalidCastException>(() => reader.GetFieldValue<string>(2)).Message.ShouldContain("NULL");
        Should.Throw<InvalidCastException>(() => reader.GetInt32(0));
    }

    [Fact]
    public void Lists_are_read_as_arrays_and_lists()
    {
        using var connection = Memory.Open();
        connection.Value<int[]>("select [1, 2, 3]").ShouldBe([1, 2, 3]);
        connection.Value<int?[]>("select [1, null]").ShouldBe([1, null]);
        connection.Value<List<string>>("select ['a', 'b']").ShouldBe(["a", "b"]);
        connection.Value<long[][]>("select [[1], [2, 3]]::bigint[][]").ShouldBe([[1], [2, 3]]);
        Should.Throw<InvalidCastException>(() => connection.Value<int[]>("select [1, null]"));
        Should.Throw<InvalidCastException>(() => connection.Value<int[]>("select ['a']"));
    }

    [Fact]
    public void Dates_times_and_enums_convert_where_nothing_is_lost()
    {
        using var connection = Memory.Open();
        connection.Value<DateTime>("select date '2024-03-01'").ShouldBe(new DateTime(2024, 3, 1));
        connection.Value<DateOnly>("select timestamp '2024-03-01 00:00:00'").ShouldBe(new DateOnly(2024, 3, 1));
        connection.Value<DateTime>("select timestamptz '2024-03-01 00:00:00+00'").Kind.ShouldBe(DateTimeKind.Utc);
        connection.Value<TimeSpan>("select interval '2 days 1 hour'").ShouldBe(new TimeSpan(2, 1, 0, 0));
        connection.Value<DayOfWeek>("select 'friday'").ShouldBe(DayOfWeek.Friday);
        Should.Throw<InvalidCastException>(() => connection.Value<DateOnly>("select timestamp '2024-03-01 10:00:00'"));
        Should.Throw<InvalidCastException>(() => connection.Value<TimeSpan>("select interval '1 month'"));
    }

    [Fact]
    public void Wide_nested_and_repeated_values_survive_many_chunks()
    {
        using var connection = Memory.Open();
        using var reader = connection.Command("""
            select i, [i, i + 1] as l, {'s': repeat('x', (i % 40)::int), 'n': case when i % 3 = 0 then i end} as st, map {i: 'v' || i} as m,
                   case i % 3 when 0 then 'low' when 1 then 'high' end::enum('low', 'high') as e
            from range(10000) r(i)
            """).ExecuteReader();
        for (var i = 0L; i < 10_000; i++)
        {
            reader.Read().ShouldBeTrue();
            reader.GetInt64(0).ShouldBe(i);
            ((object?[])reader[1]).ShouldBe([i, i + 1]);
            var fields = (Dictionary<string, object?>)reader[2];
            fields["s"].ShouldBe(new string('x', (int)(i % 40)));
            fields["n"].ShouldBe(i % 3 == 0 ? i : null);
            ((Dictionary<object, object?>)reader[3])[i].ShouldBe("v" + i);
            reader[4].ShouldBe((i % 3) switch { 0 => "low", 1 => "high", _ => DBNull.Value });
        }

        reader.Read().ShouldBeFalse();
    }
}
