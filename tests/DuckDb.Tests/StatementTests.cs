namespace Retention.DuckDb.Tests;

public sealed class StatementTests : IDisposable
{
    private readonly Files files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void The_same_text_is_planned_once()
    {
        using var connection = Memory.Open();
        for (var i = 0; i < 3; i++) connection.Scalar("select $x::int + 1", new DuckDbParameter("x", i)).ShouldBe(i + 1);
        connection.Session.Statements.Count.ShouldBe(1);
        for (var i = 0; i < 200; i++) connection.Scalar($"select $x::int + {i}", new DuckDbParameter("x", 1)).ShouldBe(i + 1);
        connection.Session.Statements.Count.ShouldBe(64, "the cache has an end");
        connection.Scalar("select 1").ShouldBe(1);
        connection.Session.Statements.Count.ShouldBe(64, "a text without parameters is hardly ever run again");
    }

    [Fact]
    public void Prepare_shows_an_error_before_anything_runs()
    {
        using var connection = Memory.Open();
        using var wrong = connection.Command("select nothing");
        Should.Throw<DuckDbException>(wrong.Prepare).ErrorType.ShouldBe(DuckDbErrorType.Binder);
        using var right = connection.Command("select 1 + 1");
        right.Prepare();
        connection.Session.Statements.Count.ShouldBe(1);
        right.ExecuteScalar().ShouldBe(2);
        right.ExecuteScalar().ShouldBe(2);
        connection.Session.Statements.Count.ShouldBe(1);
    }

    [Fact]
    public void A_kept_statement_takes_values_of_another_type_and_loses_the_old_ones()
    {
        using var connection = Memory.Open();
        connection.Scalar("select $x", new DuckDbParameter("x", 1)).ShouldBe(1);
        connection.Scalar("select $x", new DuckDbParameter("x", "text")).ShouldBe("text");
        connection.Scalar("select $x", new DuckDbParameter("x", null)).ShouldBe(DBNull.Value);
        Should.Throw<InvalidOperationException>(() => connection.Scalar("select $x"));
    }

    [Fact]
    public void A_kept_statement_sees_a_changed_table()
    {
        using var connection = files.Open("a.duckdb");
        using var other = files.Open("a.duckdb");
        connection.Execute("create table t as select 1 as a");
        using var command = connection.Command("select * from t where a >= $x", new DuckDbParameter("x", 0));
        Columns(command).ShouldBe(["a"]);
        other.Execute("alter table t add column b int");
        Columns(command).ShouldBe(["a", "b"]);
        other.Execute("drop table t; create table t as select 'x' as s, 2 as a");
        Columns(command).ShouldBe(["s", "a"]);
        other.Execute("drop table t");
        Should.Throw<DuckDbException>(() => Columns(command)).ErrorType.ShouldBe(DuckDbErrorType.Catalog);
    }

    [Fact]
    public void A_kept_statement_sees_a_changed_variable_and_setting()
    {
        using var connection = Memory.Open();
        connection.Execute("set variable v = 1; create schema s; create table t as select 'main' as a; create table s.t as select 's' as a");
        using var command = connection.Command("select getvariable('v') || a || $x from t", new DuckDbParameter("x", ""));
        command.ExecuteScalar().ShouldBe("1main");
        connection.Execute("set variable v = 2");
        command.ExecuteScalar().ShouldBe("2main");
        connection.Execute("set schema = 's'");
        command.ExecuteScalar().ShouldBe("2s");
    }

    [Fact]
    public void A_kept_statement_sees_new_files()
    {
        using var connection = Memory.Open();
        File.WriteAllText(files.Path("1.csv"), "a\n1\n");
        using var command = connection.Command($"select count(*) from read_csv('{files.Path("*.csv")}') where a > $x", new DuckDbParameter("x", 0));
        command.ExecuteScalar().ShouldBe(1L);
        File.WriteAllText(files.Path("2.csv"), "a\n1\n2\n");
        command.ExecuteScalar().ShouldBe(3L);
    }

    [Fact]
    public void A_result_that_is_not_read_to_its_end_does_not_keep_its_transaction_open()
    {
        using var connection = files.Open("a.duckdb");
        using var other = files.Open("a.duckdb");
        connection.Execute($"attach '{files.Path("b.duckdb")}' as b; create table b.t as select i from range(100000) r(i)");
        connection.Scalar("select i from b.t").ShouldBe(0L);
        other.Execute($"detach b; attach '{files.Path("b.duckdb")}' as c");
        other.Value<long>("select count(*) from c.t").ShouldBe(100_000);
    }

    private static string[] Columns(DuckDbCommand command)
    {
        using var reader = command.ExecuteReader();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }
}
