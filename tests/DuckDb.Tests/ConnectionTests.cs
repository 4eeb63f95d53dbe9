using System.Data;
using System.Runtime.InteropServices;

namespace Retention.DuckDb.Tests;

public sealed class ConnectionTests : IDisposable
{
    private readonly Files files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void What_is_committed_to_a_file_is_there_when_it_is_opened_again()
    {
        using (var first = files.Open("a.duckdb")) first.Execute("create table t as select 42 as a");
        using var second = files.Open("a.duckdb");
        second.Scalar("select a from t").ShouldBe(42);
        second.ServerVersion.ShouldStartWith("v1.5");
        second.DataSource.ShouldBe(files.Path("a.duckdb"));
        second.State.ShouldBe(ConnectionState.Open);
    }

    [Fact]
    public void Connections_to_one_file_share_the_database()
    {
        using var first = files.Open("a.duckdb");
        using var second = files.Open("a.duckdb");
        first.Execute("create table t as select 1 as a");
        second.Scalar("select a from t").ShouldBe(1);
        first.Execute("set memory_limit = '1GB'");
        using var third = files.Open("a.duckdb");
        third.Scalar("select current_setting('memory_limit')").ShouldBe("953.6 MiB");
    }

    [Fact]
    public void Memory_is_private_unless_it_has_a_name()
    {
        using var one = Memory.Open();
        using var two = Memory.Open();
        one.Execute("create table t(a int)");
        two.Value<long>("select count(*) from duckdb_tables()").ShouldBe(0);
        using var named = new DuckDbConnection("Data Source=:memory:shared-by-two");
        using var same = new DuckDbConnection("Data Source=:memory:shared-by-two");
        named.Open();
        same.Open();
        named.Execute("create table t(a int)");
        same.Value<long>("select count(*) from duckdb_tables()").ShouldBe(1);
    }

    [Fact]
    public void Settings_come_from_the_connection_string()
    {
        using var connection = Memory.Open("memory_limit=512MiB;autoinstall_known_extensions=false;autoload_known_extensions=false;enable_external_access=false");
        connection.Scalar("select current_setting('threads')").ShouldBe(2L);
        connection.Scalar("select current_setting('memory_limit')").ShouldBe("512.0 MiB");
        connection.Scalar("select current_setting('autoinstall_known_extensions')").ShouldBe(false);
        connection.Scalar("select current_setting('autoload_known_extensions')").ShouldBe(false);
        Should.Throw<DuckDbException>(() => connection.Scalar("select * from read_csv('a.csv')")).ErrorType.ShouldBe(DuckDbErrorType.Permission);
    }

    [Fact]
    public void An_extension_is_not_fetched_where_that_is_switched_off()
    {
        using var connection = Memory.Open("autoinstall_known_extensions=false;autoload_known_extensions=false");
        var error = Should.Throw<DuckDbException>(() => connection.Scalar("select * from read_csv('https://localhost/a.csv')"));
        error.ErrorType.ShouldBe(DuckDbErrorType.MissingExtension, error.Message);
    }

    [Theory]
    [InlineData("no_such_setting=1", "no_such_setting")]
    [InlineData("threads=many", "threads")]
    public void A_setting_that_duckdb_does_not_take_is_named(string settings, string name)
    {
        using var connection = new DuckDbConnection(settings);
        Should.Throw<DuckDbException>(connection.Open).Message.ShouldContain(name);
        connection.State.ShouldBe(ConnectionState.Closed);
    }

    [Fact]
    public void A_text_that_is_no_connection_string_is_refused()
    {
        using var connection = new DuckDbConnection("only words");
        Should.Throw<ArgumentException>(connection.Open);
    }

    [Fact]
    public void A_read_only_connection_reads_and_refuses_to_write()
    {
        using (var writer = files.Open("a.duckdb")) writer.Execute("create table t as select 1 as a");
        using var reader = files.Open("a.duckdb", "access_mode=READ_ONLY");
        reader.Scalar("select a from t").ShouldBe(1);
        Should.Throw<DuckDbException>(() => reader.Execute("insert into t values (2)")).Message.ShouldContain("read-only");
        using var other = new DuckDbConnection($"Data Source={files.Path("a.duckdb")};access_mode=READ_WRITE");
        Should.Throw<DuckDbException>(other.Open).Message.ShouldContain("different configuration");
    }

    [Fact]
    public void A_missing_file_cannot_be_opened_read_only_and_is_not_made()
    {
        using var connection = new DuckDbConnection($"Data Source={files.Path("none.duckdb")};access_mode=READ_ONLY");
        Should.Throw<DuckDbException>(connection.Open).ErrorType.ShouldBe(DuckDbErrorType.InputOutput);
        File.Exists(files.Path("none.duckdb")).ShouldBeFalse();
    }

    [Fact]
    public void A_missing_directory_is_named()
    {
        using var connection = new DuckDbConnection($"Data Source={files.Path("none/a.duckdb")}");
        var error = Should.Throw<DuckDbException>(connection.Open);
        error.ErrorType.ShouldBe(DuckDbErrorType.InputOutput);
        error.Message.ShouldContain("none/a.duckdb");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(100_000)]
    public void A_file_that_is_no_database_is_refused(int size)
    {
        var bytes = new byte[size];
        new Random(1).NextBytes(bytes);
        File.WriteAllBytes(files.Path("bad.duckdb"), bytes);
        using var connection = new DuckDbConnection($"Data Source={files.Path("bad.duckdb")};access_mode=READ_ONLY");
        Should.Throw<DuckDbException>(connection.Open).Message.ShouldContain("bad.duckdb");
    }

    [Fact]
    public void A_damaged_block_is_an_error_and_not_a_wrong_number()
    {
        using (var writer = files.Open("a.duckdb")) writer.Execute("create table t as select i, md5(i::varchar) as s from range(200000) r(i); checkpoint");
        var bytes = File.ReadAllBytes(files.Path("a.duckdb"));
        for (var i = bytes.Length / 2; i < bytes.Length; i += 64) bytes[i] ^= 0xFF;
        File.WriteAllBytes(files.Path("a.duckdb"), bytes);
        var error = Should.Throw<DuckDbException>(() =>
        {
            using var reader = files.Open("a.duckdb", "access_mode=READ_ONLY");
            return reader.Scalar("select count(distinct s) + sum(i) from t");
        });
        error.Message.ShouldContain("orrupt");
    }

    [Fact]
    public void A_file_of_a_newer_version_is_refused_with_duckdbs_words()
    {
        using (var writer = files.Open("a.duckdb")) writer.Execute("create table t(a int)");
        var bytes = File.ReadAllBytes(files.Path("a.duckdb"));
        // A header is a checksum, the letters DUCK and the storage version.
        BitConverter.TryWriteBytes(bytes.AsSpan(12), 9_999L).ShouldBeTrue();
        BitConverter.TryWriteBytes(bytes, Checksum(bytes.AsSpan(8, 4096 - 8))).ShouldBeTrue();
        File.WriteAllBytes(files.Path("a.duckdb"), bytes);
        using var connection = new DuckDbConnection($"Data Source={files.Path("a.duckdb")}");
        var error = Should.Throw<DuckDbException>(connection.Open);
        error.Message.ShouldContain("9999");
        error.Message.ShouldContain("newer version", Case.Insensitive);
    }

    private static ulong Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = 5381UL;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes)) sum ^= word * 0xbf58476d1ce4e5b9;
        return sum;
    }

    [Fact]
    public void A_file_that_another_process_holds_is_refused()
    {
        using (var writer = files.Open("a.duckdb")) writer.Execute("create table t(a int)");
        using var holder = Holder.Of(files.Path("a.duckdb"));
        using var connection = new DuckDbConnection($"Data Source={files.Path("a.duckdb")}");
        var error = Should.Throw<DuckDbException>(connection.Open);
        error.ErrorType.ShouldBe(DuckDbErrorType.InputOutput);
        error.Message.ShouldContain("lock");
    }

    [Fact]
    public void A_transaction_commits_all_or_nothing()
    {
        using var connection = Memory.Open();
        connection.Execute("create table t(a int)");
        using (var undone = connection.BeginTransaction()) connection.Execute("insert into t values (1)");
        connection.Value<long>("select count(*) from t").ShouldBe(0);
        using (var done = connection.BeginTransaction())
        {
            connection.Execute("insert into t values (1)");
            done.Commit();
            done.Connection.ShouldBeNull();
            Should.Throw<InvalidOperationException>(done.Commit).Message.ShouldContain("ended");
            Should.Throw<InvalidOperationException>(done.Rollback);
        }

        connection.Value<long>("select count(*) from t").ShouldBe(1);
        Should.Throw<NotSupportedException>(() => connection.BeginTransaction(IsolationLevel.Serializable));
    }

    [Fact]
    public void A_second_transaction_inside_the_first_is_refused()
    {
        using var connection = Memory.Open();
        using var first = connection.BeginTransaction();
        var error = Should.Throw<DuckDbException>(connection.BeginTransaction);
        error.ErrorType.ShouldBe(DuckDbErrorType.Transaction);
        error.IsTransient.ShouldBeFalse();
    }

    [Fact]
    public void A_conflict_is_transient_and_the_loser_can_be_rolled_back()
    {
        using var one = files.Open("a.duckdb");
        using var two = files.Open("a.duckdb");
        one.Execute("create table t as select 1 as a");
        using var first = one.BeginTransaction();
        using var second = two.BeginTransaction();
        one.Execute("update t set a = 2");
        var error = Should.Throw<DuckDbException>(() => two.Execute("update t set a = 3"));
        error.IsTransient.ShouldBeTrue();
        error.ErrorType.ShouldBe(DuckDbErrorType.Transaction);
        second.Rollback();
        first.Commit();
        two.Scalar("select a from t").ShouldBe(2);
    }

    [Fact]
    public async Task Everything_works_asynchronously()
    {
        var token = TestContext.Current.CancellationToken;
        await using var connection = new DuckDbConnection("");
        await connection.OpenAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        await using var command = connection.CreateCommand();
        command.CommandText = "create table t(i bigint); insert into t from range(5000)";
        (await command.ExecuteNonQueryAsync(token)).ShouldBe(5000);
        command.CommandText = "select i from t; select count(*) from t";
        await using (var reader = await command.ExecuteReaderAsync(token))
        {
            var count = 0;
            while (await reader.ReadAsync(token)) count++;
            count.ShouldBe(5000);
            (await reader.NextResultAsync(token)).ShouldBeTrue();
            (await reader.ReadAsync(token)).ShouldBeTrue();
            (await reader.GetFieldValueAsync<long>(0, token)).ShouldBe(5000);
        }

        await transaction.CommitAsync(token);
    }

    [Fact]
    public void The_schema_can_be_listed()
    {
        using var connection = Memory.Open();
        connection.Execute("create schema s; create table s.t(a int not null, b decimal(18,4)); create view v as select 1 as c");
        connection.GetSchema().Rows.Count.ShouldBe(3);
        connection.GetSchema("Tables").Rows.Cast<DataRow>().Select(r => (string)r["table_name"]).ShouldBe(["v", "t"]);
        var columns = connection.GetSchema("columns", [null, "s", "t"]).Rows.Cast<DataRow>().ToList();
        columns.Select(r => (string)r["column_name"]).ShouldBe(["a", "b"]);
        columns[1]["data_type"].ShouldBe("DECIMAL(18,4)");
        connection.GetSchema("Columns", [null, "s", "t", "b"]).Rows.Count.ShouldBe(1);
        Should.Throw<ArgumentException>(() => connection.GetSchema("Indexes")).Message.ShouldContain("Tables");
        Should.Throw<ArgumentException>(() => connection.GetSchema("Tables", ["a", "b", "c", "d"]));
    }

    [Fact]
    public void A_result_describes_its_columns()
    {
        using var connection = Memory.Open();
        using var reader = connection.Command("select 1.5::decimal(9,2) as price, 'x' as Name").ExecuteReader();
        var schema = reader.GetColumnSchema();
        schema.Select(c => c.ColumnName).ShouldBe(["price", "Name"]);
        (schema[0].NumericPrecision, schema[0].NumericScale).ShouldBe((9, 2));
        var table = reader.GetSchemaTable()!;
        table.Rows[1]["DataType"].ShouldBe(typeof(string));
        table.Rows[0]["DataTypeName"].ShouldBe("DECIMAL(9,2)");
        reader.GetOrdinal("NAME").ShouldBe(1);
    }
}
