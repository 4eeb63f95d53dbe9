using System.Data;

namespace Retention.DuckDb.Tests;

/// <summary>What must not be done gives an exception that says so, and never a crash.</summary>
public sealed class MisuseTests
{
    [Fact]
    public void A_connection_that_is_not_open_refuses()
    {
        using var connection = new DuckDbConnection();
        Should.Throw<InvalidOperationException>(() => connection.Scalar("select 1")).Message.ShouldContain("Open");
        Should.Throw<InvalidOperationException>(connection.BeginTransaction);
        Should.Throw<InvalidOperationException>(() => connection.CreateAppender("t"));
        Should.Throw<InvalidOperationException>(() => connection.QueryProgress);
        connection.Interrupt();
        connection.Close();
        connection.Open();
        Should.Throw<InvalidOperationException>(connection.Open);
        Should.Throw<InvalidOperationException>(() => connection.ConnectionString = "x=1");
        Should.Throw<NotSupportedException>(() => connection.ChangeDatabase("other"));
        connection.Dispose();
        connection.Dispose();
        Should.Throw<InvalidOperationException>(() => connection.Scalar("select 1"));
        connection.Open();
        connection.Scalar("select 1").ShouldBe(1);
    }

    [Fact]
    public void A_command_without_text_or_connection_refuses()
    {
        using var connection = Memory.Open();
        Should.Throw<InvalidOperationException>(() => connection.Scalar(" ")).Message.ShouldContain("no text");
        using var command = new DuckDbCommand("select 1");
        Should.Throw<InvalidOperationException>(() => command.ExecuteScalar()).Message.ShouldContain("no connection");
        Should.Throw<InvalidOperationException>(command.Prepare);
        command.Cancel();
        command.CommandText = null;
        command.CommandText.ShouldBe("");
    }

    [Fact]
    public void A_reader_refuses_values_where_there_is_no_row()
    {
        using var connection = Memory.Open();
        using var reader = connection.Command("select 1 as a").ExecuteReader();
        Should.Throw<InvalidOperationException>(() => reader.GetInt32(0)).Message.ShouldContain("Read");
        Should.Throw<InvalidOperationException>(() => reader.IsDBNull(0));
        reader.Read().ShouldBeTrue();
        Should.Throw<ArgumentOutOfRangeException>(() => reader.GetInt32(1)).Message.ShouldContain("1 columns");
        Should.Throw<ArgumentOutOfRangeException>(() => reader.GetInt32(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => reader.GetName(7));
        Should.Throw<IndexOutOfRangeException>(() => reader["b"]).Message.ShouldContain("'b'");
        reader.Read().ShouldBeFalse();
        reader.Read().ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => reader.GetInt32(0));
        reader.NextResult().ShouldBeFalse();
        reader.NextResult().ShouldBeFalse();
        reader.FieldCount.ShouldBe(0);
    }

    [Fact]
    public void A_value_of_another_type_is_refused_with_both_types()
    {
        using var connection = Memory.Open();
        using var reader = connection.Command("select 'x' as text, 1 as number, [1] as list, true as flag").ExecuteReader();
        reader.Read().ShouldBeTrue();
        var error = Should.Throw<InvalidCastException>(() => reader.GetInt32(0));
        error.Message.ShouldContain("'text'");
        error.Message.ShouldContain("VARCHAR");
        Should.Throw<InvalidCastException>(() => reader.GetString(1)).Message.ShouldContain("INTEGER");
        Should.Throw<InvalidCastException>(() => reader.GetDateTime(1));
        Should.Throw<InvalidCastException>(() => reader.GetGuid(0));
        Should.Throw<InvalidCastException>(() => reader.GetBoolean(1));
        Should.Throw<InvalidCastException>(() => reader.GetFieldValue<int>(2));
        Should.Throw<InvalidCastException>(() => reader.GetFieldValue<Guid?>(0));
        Should.Throw<InvalidCastException>(() => reader.GetFieldValue<Version>(0)).Message.ShouldContain("Version");
        Should.Throw<InvalidCastException>(() => reader.GetFieldValue<int>(3));
        Should.Throw<InvalidCastException>(() => { _ = reader.GetUtf8(1); });
    }

    [Fact]
    public void A_reader_is_closed_with_its_connection()
    {
        var connection = Memory.Open();
        var reader = connection.Command("select i from range(100000) r(i)").ExecuteReader();
        reader.Read().ShouldBeTrue();
        connection.Close();
        reader.IsClosed.ShouldBeTrue();
        Should.Throw<InvalidOperationException>(() => reader.Read()).Message.ShouldContain("connection was closed");
        Should.Throw<InvalidOperationException>(() => reader.GetInt64(0));
        Should.Throw<InvalidOperationException>(() => reader.FieldCount);
        Should.Throw<InvalidOperationException>(() => reader.NextResult());
        reader.Dispose();
        reader.Dispose();
    }

    [Fact]
    public void A_closed_reader_refuses_and_frees_its_connection()
    {
        using var connection = Memory.Open();
        var reader = connection.Command("select i from range(100000) r(i)").ExecuteReader(CommandBehavior.CloseConnection);
        reader.Read().ShouldBeTrue();
        reader.Close();
        reader.Close();
        connection.State.ShouldBe(ConnectionState.Closed);
        Should.Throw<InvalidOperationException>(() => reader.Read()).Message.ShouldContain("closed");
        Should.Throw<InvalidOperationException>(() => reader.GetValue(0));
    }

    [Fact]
    public void A_second_query_beside_an_open_reader_is_refused()
    {
        using var connection = Memory.Open();
        connection.Execute("create table t(a int)");
        using (var reader = connection.Command("select i from range(100000) r(i)").ExecuteReader())
        {
            reader.Read().ShouldBeTrue();
            Should.Throw<InvalidOperationException>(() => connection.Scalar("select 1")).Message.ShouldContain("reader");
            Should.Throw<InvalidOperationException>(() => connection.CreateAppender("t"));
            Should.Throw<InvalidOperationException>(connection.BeginTransaction);
            using var prepared = connection.Command("select 1");
            Should.Throw<InvalidOperationException>(prepared.Prepare);
            for (var i = 1; i < 100_000; i++) reader.Read().ShouldBeTrue();
            reader.GetInt64(0).ShouldBe(99_999, "the reader goes on as if nothing had been asked");
            reader.Read().ShouldBeFalse();
            connection.Scalar("select 1").ShouldBe(1, "a reader that has come to its end is not in the way");
        }

        connection.Scalar("select 2").ShouldBe(2);
    }

    [Fact]
    public async Task A_second_thread_on_a_connection_is_refused()
    {
        using var connection = Memory.Open();
        using var slow = connection.Command(CommandTests.Slow);
        var running = Task.Run(() => UntilItRuns(slow));
        var refused = false;
        while (!refused)
        {
            try
            {
                connection.Scalar("select 1");
            }
            catch (InvalidOperationException e)
            {
                e.Message.ShouldContain("connection");
                refused = true;
            }
        }

        while (!running.IsCompleted) connection.Interrupt();
        (await running).ErrorType.ShouldBe(DuckDbErrorType.Interrupt);
        connection.Scalar("select 1").ShouldBe(1);

        static DuckDbException UntilItRuns(DuckDbCommand command)
        {
            while (true)
            {
                try
                {
                    command.ExecuteScalar();
                }
                catch (InvalidOperationException)
                {
                    // The other thread was in the way this time.
                }
                catch (DuckDbException e)
                {
                    return e;
                }
            }
        }
    }

    [Fact]
    public async Task A_connection_that_is_closed_under_a_running_query_ends_it()
    {
        var connection = Memory.Open();
        using var slow = connection.Command(CommandTests.Slow);
        using var started = new ManualResetEventSlim();
        var running = Task.Run(() =>
        {
            started.Set();
            return Should.Throw<Exception>(() => slow.ExecuteScalar());
        });
        started.Wait(TestContext.Current.CancellationToken);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        connection.Close();
        var error = await running;
        (error is DuckDbException { ErrorType: DuckDbErrorType.Interrupt } or InvalidOperationException).ShouldBeTrue(error.ToString());
        Should.Throw<InvalidOperationException>(() => slow.ExecuteScalar());
    }

    [Fact]
    public void Two_threads_on_one_reader_get_exceptions_or_rows_and_never_a_crash()
    {
        using var connection = Memory.Open();
        using var reader = connection.Command("select i, repeat('x', (i % 100)::int) as s, [i] as l from range(150000) r(i)").ExecuteReader();
        Parallel.For(0, 4, _ =>
        {
            for (var i = 0; i < 50_000; i++)
            {
                try
                {
                    if (!reader.Read()) return;
                    reader.GetInt64(0);
                    reader.GetString(1);
                    reader.GetValue(2);
                }
                catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or InvalidCastException or OverflowException)
                {
                    // Any of these is a fair answer to two threads in one reader.
                }
            }
        });
    }
}
