using System.Data;
using System.Diagnostics;
using System.Numerics;

namespace Retention.DuckDb.Tests;

public sealed class CommandTests
{
    // Long enough to be interrupted in, without memory: a count over a cross join.
    internal const string Slow = "select count(*) from range(100000000) a, range(100000) b where (a.range * 31 + b.range) % 7 = 8";

    private static readonly long[] Ids = [1, 5, 500];

    [Fact]
    public void Parameters_go_by_name_or_by_place()
    {
        using var connection = Memory.Open();
        connection.Scalar("select $b::int - $a::int", new DuckDbParameter("a", 1), new DuckDbParameter("$b", 10)).ShouldBe(9);
        connection.Scalar("select $A", new DuckDbParameter("@a", "x")).ShouldBe("x");
        connection.Scalar("select ?::int - ?::int", 10, 1).ShouldBe(9);
        connection.Scalar("select $2::int - $1::int", 1, 10).ShouldBe(9);
        connection.Scalar("select $n", new DuckDbParameter("unused", 1), new DuckDbParameter("n", 2)).ShouldBe(2);
    }

    [Fact]
    public void A_parameter_without_a_value_is_named()
    {
        using var connection = Memory.Open();
        Should.Throw<InvalidOperationException>(() => connection.Scalar("select $missing", new DuckDbParameter("other", 1))).Message.ShouldContain("$missing");
        Should.Throw<InvalidOperationException>(() => connection.Scalar("select ?, ?", 1)).Message.ShouldContain("number 2");
        Should.Throw<NotSupportedException>(() => connection.Scalar("select $v", new DuckDbParameter("v", new object()))).Message.ShouldContain("'v'");
        Should.Throw<NotSupportedException>(() => connection.Scalar("select $v", new DuckDbParameter("v", new object[] { 1, "x" }))).Message.ShouldContain("one type");
    }

    public static TheoryData<object?, object> Values { get; } = new()
    {
        { null, DBNull.Value },
        { DBNull.Value, DBNull.Value },
        { true, true },
        { sbyte.MinValue, sbyte.MinValue },
        { byte.MaxValue, byte.MaxValue },
        { short.MinValue, short.MinValue },
        { ushort.MaxValue, ushort.MaxValue },
        { int.MinValue, int.MinValue },
        { uint.MaxValue, uint.MaxValue },
        { long.MinValue, long.MinValue },
        { ulong.MaxValue, ulong.MaxValue },
        { Int128.MaxValue, Int128.MaxValue },
        { UInt128.MaxValue, UInt128.MaxValue },
        { BigInteger.Pow(-10, 51), BigInteger.Pow(-10, 51) },
        { 1.5f, 1.5f },
        { double.PositiveInfinity, double.PositiveInfinity },
        { 0m, 0m },
        { -0.05m, -0.05m },
        { 1234.5600m, 1234.5600m },
        { decimal.MaxValue, decimal.MaxValue },
        { 0.0000000000000000000000000001m, 0.0000000000000000000000000001m },
        { new DateOnly(1969, 12, 31), new DateOnly(1969, 12, 31) },
        { new TimeOnly(23, 59, 59), new TimeOnly(23, 59, 59) },
        { new DuckDbTimeTz(new TimeOnly(1, 2), TimeSpan.FromHours(5)), new DuckDbTimeTz(new TimeOnly(1, 2), TimeSpan.FromHours(5)) },
        { new DateTime(1960, 1, 1, 1, 1, 1), new DateTime(1960, 1, 1, 1, 1, 1) },
        { new DateTimeOffset(2024, 1, 1, 2, 0, 0, TimeSpan.FromHours(2)), new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero) },
        { new TimeSpan(-1, -2, 0, 0), new DuckDbInterval(0, -1, -7_200_000_000) },
        { new DuckDbInterval(1, 2, 3), new DuckDbInterval(1, 2, 3) },
        { Guid.Parse("80000000-0000-0000-0000-000000000001"), Guid.Parse("80000000-0000-0000-0000-000000000001") },
        { "ñ😀\0", "ñ😀\0" },
        { "", "" },
        { 'c', "c" },
        { DayOfWeek.Friday, "Friday" },
        { new byte[] { 0, 1, 255 }, new byte[] { 0, 1, 255 } },
        { Array.Empty<byte>(), Array.Empty<byte>() },
        { new[] { 1, 2 }, new object?[] { 1, 2 } },
        { Array.Empty<int>(), Array.Empty<object?>() },
        { new int?[] { 1, null }, new object?[] { 1, null } },
        { new List<string> { "a", "b" }, new object?[] { "a", "b" } },
        { new[] { 1.5m, 22m, 0.125m }, new object?[] { 1.500m, 22.000m, 0.125m } },
        { new[] { new[] { 1L }, [] }, new object?[] { new object?[] { 1L }, Array.Empty<object?>() } },
        { new[] { new DateOnly(2024, 1, 1) }, new object?[] { new DateOnly(2024, 1, 1) } },
        { new[] { Guid.Empty }, new object?[] { Guid.Empty } },
        { new object?[] { null }, new object?[] { null } },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_comes_back_as_it_was_sent(object? sent, object back)
    {
        using var connection = Memory.Open();
        connection.Scalar("select $v", new DuckDbParameter("v", sent)).ShouldBe(back);
    }

    [Fact]
    public void A_list_parameter_filters()
    {
        using var connection = Memory.Open();
        connection.Value<long>("select count(*) from range(100) r(i) where i in (select unnest($ids))", new DuckDbParameter("ids", Ids)).ShouldBe(2);
        connection.Value<long>("select count(*) from range(100) r(i) where list_contains($ids, i)", new DuckDbParameter("ids", Ids)).ShouldBe(2);
    }

    [Fact]
    public void Several_statements_run_in_order_and_give_their_results_in_turn()
    {
        using var connection = Memory.Open();
        using var command = connection.Command("create table t(a int); insert into t values ($x), ($x + 1); select sum(a)::int from t; select 'b'; delete from t", new DuckDbParameter("x", 1));
        using (var reader = command.ExecuteReader())
        {
            reader.Read().ShouldBeTrue();
            reader.GetInt32(0).ShouldBe(3);
            reader.NextResult().ShouldBeTrue();
            reader.Read().ShouldBeTrue();
            reader.GetString(0).ShouldBe("b");
        }

        connection.Value<long>("select count(*) from t").ShouldBe(0, "closing the reader runs the rest");
        connection.Execute("insert into t values (1), (2); update t set a = 3").ShouldBe(4);
        connection.Execute("create table u(a int)").ShouldBe(-1);
    }

    [Fact]
    public void After_an_error_the_rest_of_the_text_does_not_run()
    {
        using var connection = Memory.Open();
        Should.Throw<DuckDbException>(() => connection.Execute("create table t(a int); select error('stop'); create table u(a int)")).Message.ShouldContain("stop");
        connection.Value<long>("select count(*) from duckdb_tables()").ShouldBe(1);
    }

    [Fact]
    public void A_comment_alone_runs_nothing()
    {
        using var connection = Memory.Open();
        connection.Execute("-- nothing").ShouldBe(-1);
        connection.Scalar("/* nothing */ ;").ShouldBeNull();
    }

    [Theory]
    [InlineData("selec 1", DuckDbErrorType.Parser)]
    [InlineData("select * from nowhere", DuckDbErrorType.Catalog)]
    [InlineData("select nothing from range(1)", DuckDbErrorType.Binder)]
    [InlineData("select 'x'::int", DuckDbErrorType.Conversion)]
    [InlineData("select i::varchar::date from range(1) r(i)", DuckDbErrorType.Conversion)]
    [InlineData("insert into one values (1)", DuckDbErrorType.Constraint)]
    [InlineData("select * from read_csv('/no/such/file.csv')", DuckDbErrorType.InputOutput)]
    [InlineData("rollback", DuckDbErrorType.Transaction)]
    public void Errors_carry_duckdbs_kind_and_message(string sql, DuckDbErrorType kind)
    {
        using var connection = Memory.Open();
        connection.Execute("create table one(a int primary key); insert into one values (1)");
        var error = Should.Throw<DuckDbException>(() => connection.Scalar(sql));
        error.ErrorType.ShouldBe(kind, error.Message);
        error.Message.ShouldNotBeEmpty();
        error.IsTransient.ShouldBeFalse();
        connection.Scalar("select 1").ShouldBe(1, "the connection goes on after an error");
    }

    [Fact]
    public void A_timeout_interrupts_and_the_connection_goes_on()
    {
        using var connection = Memory.Open();
        using var command = connection.Command(Slow);
        command.CommandTimeout = 1;
        var watch = Stopwatch.StartNew();
        var error = Should.Throw<DuckDbException>(() => command.ExecuteScalar());
        watch.Elapsed.TotalSeconds.ShouldBeInRange(0.9, 5);
        error.ErrorType.ShouldBe(DuckDbErrorType.Interrupt);
        error.InnerException.ShouldBeOfType<TimeoutException>();
        error.Message.ShouldContain("1 s");
        connection.Scalar("select 1").ShouldBe(1);
    }

    [Fact]
    public async Task A_cancelled_token_interrupts()
    {
        using var connection = Memory.Open();
        using var command = connection.Command(Slow);
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var error = await Should.ThrowAsync<OperationCanceledException>(() => command.ExecuteScalarAsync(source.Token));
        error.CancellationToken.ShouldBe(source.Token);
        connection.Scalar("select 1").ShouldBe(1);
        await Should.ThrowAsync<OperationCanceledException>(() => command.ExecuteReaderAsync(source.Token));
    }

    [Fact]
    public async Task Cancel_from_another_thread_interrupts()
    {
        using var connection = Memory.Open();
        using var command = connection.Command(Slow);
        var running = Task.Run(() => Should.Throw<DuckDbException>(() => command.ExecuteScalar()).ErrorType);
        while (!running.IsCompleted)
        {
            command.Cancel();
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        (await running).ShouldBe(DuckDbErrorType.Interrupt);
    }

    [Fact]
    public async Task Cancelling_while_rows_are_read_stops_the_reading()
    {
        using var connection = Memory.Open();
        await using var reader = await connection.Command("select i from range(1000000000000) r(i)").ExecuteReaderAsync(TestContext.Current.CancellationToken);
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            while (await reader.ReadAsync(source.Token))
            {
            }
        });
    }

    [Fact]
    public void Progress_is_told_while_a_query_runs()
    {
        using var connection = Memory.Open();
        connection.Execute("set enable_progress_bar = true; set enable_progress_bar_print = false; set progress_bar_time = 0");
        connection.QueryProgress.Percentage.ShouldBe(-1);
        connection.Execute("create table t as select i, i::varchar as s from range(1000000) r(i)");
        using var command = connection.Command("select max(md5(md5(s))) from t");
        var running = Task.Run(command.ExecuteScalar);
        var highest = -1.0;
        while (!running.IsCompleted) highest = Math.Max(highest, connection.QueryProgress.Percentage);
        highest.ShouldBeInRange(0.1, 100);
    }

    [Fact]
    public void Other_command_types_and_directions_are_refused()
    {
        using var command = new DuckDbCommand();
        Should.Throw<NotSupportedException>(() => command.CommandType = CommandType.StoredProcedure);
        Should.Throw<NotSupportedException>(() => new DuckDbParameter { Direction = ParameterDirection.Output });
        Should.Throw<ArgumentOutOfRangeException>(() => command.CommandTimeout = -1);
        Should.Throw<ArgumentException>(() => command.Parameters.Add("no parameter"));
        Should.Throw<ArgumentException>(() => command.Parameters["none"]);
    }
}
