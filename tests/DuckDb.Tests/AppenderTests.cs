namespace Retention.DuckDb.Tests;

public sealed class AppenderTests
{
    [Fact]
    public void Values_of_every_type_arrive_and_nulls_too()
    {
        using var connection = Memory.Open();
        connection.Execute("""
            create type level as enum ('low', 'high');
            create table t(a tinyint, b smallint, c integer, d bigint, e hugeint, f utinyint, g ubigint, h float, i double, j decimal(4,1), k decimal(9,2),
              l decimal(18,4), m decimal(38,8), n boolean, o date, p timestamp, q timestamptz, r uuid, s varchar, t blob, u level)
            """);
        var id = Guid.Parse("f0000000-0000-4000-8000-00000000abcd");
        using (var appender = connection.CreateAppender("t"))
        {
            appender.ColumnCount.ShouldBe(21);
            appender.Append(-1).Append(-2).Append(-3).Append(long.MinValue).Append(-5).Append(255).Append(long.MaxValue).Append(1.5f).Append(-2.25)
                .Append(-1.5m).Append(12.34m).Append(-12345678901234.5678m).Append(123456789012345678901.12345678m).Append(true)
                .Append(new DateOnly(1969, 12, 31)).Append(new DateTime(1960, 1, 2, 3, 4, 5)).Append(new DateTimeOffset(2024, 1, 1, 2, 0, 0, TimeSpan.FromHours(2)))
                .Append(id).Append("a text of more than twelve bytes: ñ😀").AppendUtf8([0, 255]).Append("high").EndRow();
            for (var i = 0; i < 21; i++) appender.AppendNull();
            appender.EndRow();
            appender.Complete();
        }

        using var reader = connection.Command("select * from t").ExecuteReader();
        reader.Read().ShouldBeTrue();
        var values = new object[21];
        reader.GetValues(values);
        values.ShouldBe([
            (sbyte)-1, (short)-2, -3, long.MinValue, (Int128)(-5), byte.MaxValue, (ulong)long.MaxValue, 1.5f, -2.25, -1.5m, 12.34m, -12345678901234.5678m,
            123456789012345678901.12345678m, true, new DateOnly(1969, 12, 31), new DateTime(1960, 1, 2, 3, 4, 5), new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero),
            id, "a text of more than twelve bytes: ñ😀", new byte[] { 0, 255 }, "high",
        ]);
        reader.Read().ShouldBeTrue();
        reader.GetValues(values);
        values.ShouldAllBe(v => v == DBNull.Value);
    }

    [Fact]
    public void Nullable_values_need_no_question()
    {
        using var connection = Memory.Open();
        connection.Execute("create table t(a varchar, b bigint, c double, d decimal(9,2), e boolean, f date, g timestamp, h timestamptz, i uuid)");
        using (var appender = connection.CreateAppender("t"))
        {
            appender.Append(null).Append((int?)null).Append((double?)null).Append((decimal?)null).Append((bool?)null)
                .Append((DateOnly?)null).Append((DateTime?)null).Append((DateTimeOffset?)null).Append((Guid?)null).EndRow();
            appender.Append("x").Append((int?)1).Append((double?)1).Append((decimal?)1).Append((bool?)true)
                .Append((DateOnly?)DateOnly.MinValue).Append((DateTime?)DateTime.MinValue).Append((DateTimeOffset?)DateTimeOffset.MinValue).Append((Guid?)Guid.Empty).EndRow();
            appender.Complete();
        }

        connection.Value<long>("select count(*) from t where coalesce(a, b::varchar, c::varchar, d::varchar, e::varchar, f::varchar, g::varchar, h::varchar, i::varchar) is null").ShouldBe(1);
        connection.Value<long>("select count(columns(*)) from t").ShouldBe(1);
    }

    [Fact]
    public void Many_chunks_arrive_whole_with_their_texts_and_nulls_in_place()
    {
        using var connection = Memory.Open();
        connection.Execute("create table t(i bigint, s varchar, n integer)");
        using (var appender = connection.CreateAppender("t", "main"))
        {
            for (var i = 0; i < 300_000; i++) appender.Append(i).Append(i % 3 == 0 ? null : new string('x', i % 50)).Append(i % 7 == 0 ? null : (int?)i).EndRow();
            appender.Complete();
        }

        connection.Value<long>("""
            select count(*) from t
            where s is not distinct from case when i % 3 <> 0 then repeat('x', (i % 50)::int) end
              and n is not distinct from case when i % 7 <> 0 then i end
            """).ShouldBe(300_000);
    }

    [Fact]
    public void A_load_that_is_not_completed_leaves_nothing_inside_a_transaction()
    {
        using var connection = Memory.Open();
        connection.Execute("create table t(i bigint)");
        using (connection.BeginTransaction())
        using (var appender = connection.CreateAppender("t"))
        {
            for (var i = 0; i < 500_000; i++) appender.Append(i).EndRow();
        }

        connection.Value<long>("select count(*) from t").ShouldBe(0);
        using (var appender = connection.CreateAppender("t")) appender.Append(1).EndRow();
        connection.Value<long>("select count(*) from t").ShouldBe(0, "rows that were never completed are dropped");
    }

    [Fact]
    public void A_row_of_the_wrong_width_is_refused_and_can_be_put_right()
    {
        using var connection = Memory.Open();
        connection.Execute("create table t(a int, b int)");
        using var appender = connection.CreateAppender("t");
        appender.Append(1);
        Should.Throw<InvalidOperationException>(appender.EndRow).Message.ShouldContain("1 of 2");
        Should.Throw<InvalidOperationException>(appender.Complete).Message.ShouldContain("1 of 2");
        appender.Append(2);
        Should.Throw<InvalidOperationException>(() => appender.Append(3)).Message.ShouldContain("EndRow");
        appender.EndRow();
        appender.Complete();
        connection.Value<long>("select a + b from t").ShouldBe(3);
    }

    [Fact]
    public void A_value_that_does_not_fit_is_refused_and_can_be_given_again()
    {
        using var connection = Memory.Open();
        connection.Execute("create type level as enum ('low'); create table t(a tinyint, b decimal(4,2), c date, d varchar, e timestamptz, f level, g int[])");
        using var appender = connection.CreateAppender("t");
        Should.Throw<OverflowException>(() => appender.Append(128)).Message.ShouldContain("TINYINT");
        Should.Throw<InvalidCastException>(() => appender.Append("x")).Message.ShouldContain("Column 0");
        appender.Append(127);
        Should.Throw<OverflowException>(() => appender.Append(100m));
        Should.Throw<OverflowException>(() => appender.Append(0.001m)).Message.ShouldContain("0.001");
        appender.Append(-99.99m);
        Should.Throw<InvalidCastException>(() => appender.Append(DateTime.Now));
        appender.Append(DateOnly.MaxValue);
        Should.Throw<InvalidCastException>(() => appender.AppendUtf8([0xFF])).Message.ShouldContain("UTF-8");
        appender.Append("ok");
        Should.Throw<InvalidCastException>(() => appender.Append(new DateTime(2024, 1, 1)));
        appender.Append(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Should.Throw<OverflowException>(() => appender.Append("high")).Message.ShouldContain("'high'");
        appender.Append("low");
        Should.Throw<InvalidCastException>(() => appender.Append(1)).Message.ShouldContain("LIST");
        appender.AppendNull().EndRow();
        appender.Complete();
        connection.Value<string>("select a || ' ' || b || ' ' || c || ' ' || d || ' ' || f from t").ShouldBe("127 -99.99 9999-12-31 ok low");
    }

    [Fact]
    public void A_broken_constraint_ends_the_load_with_duckdbs_words()
    {
        using var connection = Memory.Open();
        connection.Execute("create table t(a int primary key)");
        var appender = connection.CreateAppender("t");
        appender.Append(1).EndRow();
        appender.Append(1).EndRow();
        var error = Should.Throw<DuckDbException>(appender.Complete);
        error.ErrorType.ShouldBe(DuckDbErrorType.Constraint, error.Message);
        Should.Throw<InvalidOperationException>(() => appender.Append(2)).Message.ShouldContain("failed");
        Should.Throw<InvalidOperationException>(appender.Complete);
        appender.Dispose();
        appender.Dispose();
        connection.Value<long>("select count(*) from t").ShouldBe(0);
    }

    [Fact]
    public void Misuse_after_the_end_is_refused()
    {
        using var connection = Memory.Open();
        connection.Execute("create table t(a int)");
        Should.Throw<DuckDbException>(() => connection.CreateAppender("none")).Message.ShouldContain("none");
        Should.Throw<ArgumentException>(() => connection.CreateAppender(""));
        var appender = connection.CreateAppender("t");
        appender.Complete();
        Should.Throw<InvalidOperationException>(() => appender.Append(1)).Message.ShouldContain("complete");
        Should.Throw<InvalidOperationException>(appender.EndRow);
        Should.Throw<InvalidOperationException>(appender.Complete);
        appender.Dispose();
        Should.Throw<InvalidOperationException>(() => appender.AppendNull());
    }

    [Fact]
    public void An_appender_whose_connection_was_closed_refuses()
    {
        var connection = Memory.Open();
        connection.Execute("create table t(a int)");
        using var appender = connection.CreateAppender("t");
        appender.Append(1).EndRow();
        connection.Dispose();
        Should.Throw<InvalidOperationException>(appender.Complete).Message.ShouldContain("closed");
    }

    [Fact]
    public void Two_threads_in_one_appender_get_exceptions_or_rows_and_never_a_crash()
    {
        using var connection = Memory.Open();
        connection.Execute("create table t(a bigint, b varchar)");
        using var appender = connection.CreateAppender("t");
        var refused = 0;
        Parallel.For(0, 4, _ =>
        {
            for (var i = 0; i < 50_000; i++)
            {
                try
                {
                    appender.Append(i).Append("a text of more than twelve bytes").EndRow();
                }
                catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or InvalidCastException or DuckDbException)
                {
                    Interlocked.Increment(ref refused);
                }
            }
        });
        refused.ShouldBeGreaterThanOrEqualTo(0);
    }
}
