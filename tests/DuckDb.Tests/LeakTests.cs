using System.Diagnostics;
using System.Runtime.CompilerServices;
using Retention.DuckDb.Interop;

namespace Retention.DuckDb.Tests;

/// <summary>Thousands of everything, with the handles counted and the process's memory watched. Runs alone.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class Alone;

[Collection(typeof(Alone))]
public sealed class LeakTests : IDisposable
{
    private const int MiB = 1024 * 1024;
    private readonly Files files = new();

    public void Dispose()
    {
        // The abandoned ones hold the file until they are finalized; on Windows it could not be deleted before.
        LiveHandles();
        files.Dispose();
    }

    [Fact]
    public void Opening_and_closing_two_thousand_times_leaves_nothing()
    {
        using var keeper = files.Open("a.duckdb");
        keeper.Execute("create table t as select i from range(1000) r(i)");
        Bounded(2_000, 40 * MiB, () =>
        {
            using var connection = files.Open("a.duckdb");
            connection.Value<long>("select sum(i)::bigint from t").ShouldBe(499_500);
        });
    }

    [Fact]
    public void Thousands_of_queries_leave_nothing()
    {
        using var connection = Memory.Open();
        connection.Execute("create table t as select i, 'name ' || i as s, [i] as l from range(100) r(i)");
        var n = 0;
        Bounded(3_000, 40 * MiB, () =>
        {
            // A new text each time, so that nothing is answered from the kept statements.
            using var command = connection.Command($"select s, l, {n++} from t where i = $i", new DuckDbParameter("i", n % 100));
            using var reader = command.ExecuteReader();
            reader.Read().ShouldBeTrue();
            _ = reader.GetString(0);
        });
    }

    [Fact]
    public void Errors_leave_nothing()
    {
        using var connection = Memory.Open();
        Bounded(500, 40 * MiB, () =>
        {
            Should.Throw<DuckDbException>(() => connection.Scalar("select nothing"));
            Should.Throw<DuckDbException>(() => connection.Scalar("select error('late') from range(10)"));
            Should.Throw<InvalidOperationException>(() => connection.Scalar("select $missing"));
        });
    }

    [Fact]
    public void Readers_that_are_left_midway_or_never_disposed_leave_nothing()
    {
        using var keeper = files.Open("a.duckdb");
        keeper.Execute("create table t as select i, 'a text that is longer than a few bytes ' || i as s from range(10000) r(i)");
        Bounded(1_000, 60 * MiB, () =>
        {
            Abandon();
            using var connection = files.Open("a.duckdb");
            using var reader = connection.Command("select * from t").ExecuteReader();
            reader.Read().ShouldBeTrue();
        });
    }

    [Fact]
    public void Appenders_leave_nothing_whether_completed_or_not()
    {
        using var connection = Memory.Open();
        connection.Execute("create table t(i bigint, s varchar)");
        Bounded(200, 60 * MiB, () =>
        {
            for (var complete = 0; complete < 2; complete++)
            {
                using var appender = connection.CreateAppender("t");
                for (var i = 0; i < 3_000; i++) appender.Append(i).Append("a text that is longer than a few bytes").EndRow();
                if (complete == 1) appender.Complete();
            }

            connection.Execute("truncate t");
        });
    }

    [Fact]
    public void Many_threads_with_a_connection_each_read_while_one_writes()
    {
        using var keeper = files.Open("a.duckdb");
        keeper.Execute("create table t as select 0::bigint as round, i from range(5000) r(i)");
        var handles = LiveHandles();
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, worker =>
        {
            for (var round = 1; round <= 40; round++)
            {
                using var connection = files.Open("a.duckdb");
                if (worker == 0) connection.Execute($"update t set round = {round}");
                using var reader = connection.Command("select round, i from t where i >= $from", new DuckDbParameter("from", round)).ExecuteReader();
                reader.Read().ShouldBeTrue();
                var (seen, rows) = (reader.GetInt64(0), 1);
                while (reader.Read())
                {
                    reader.GetInt64(0).ShouldBe(seen, "a reader sees one committed state");
                    rows++;
                }

                rows.ShouldBe(5_000 - round);
            }
        });
        LiveHandles().ShouldBeInRange(0, handles + 4);
        keeper.Value<long>("select min(round) from t").ShouldBe(40);
    }

    [Fact]
    public void A_large_result_is_never_held_as_a_whole()
    {
        using var connection = Memory.Open();
        var before = WorkingSet();
        var highest = 0L;
        using var reader = connection.Command("select i, 'a text that is longer than a few bytes ' || i as s from range(3000000) r(i)").ExecuteReader();
        var rows = 0L;
        while (reader.Read())
        {
            if (++rows % 500_000 == 0) highest = Math.Max(highest, WorkingSet());
        }

        rows.ShouldBe(3_000_000);
        // As a whole it would be about 250 MiB.
        (highest - before).ShouldBeLessThan(100L * MiB);
    }

    /// <summary>After a tenth of the rounds for warming up, the rest may leave no handle and hardly any memory.</summary>
    private static void Bounded(int rounds, long limit, Action round)
    {
        for (var i = 0; i < rounds / 10; i++) round();
        var (handles, memory) = (LiveHandles(), WorkingSet());
        for (var i = 0; i < rounds; i++) round();
        LiveHandles().ShouldBeInRange(0, handles + 4);
        (WorkingSet() - memory).ShouldBeLessThan(limit);
    }

    private static long LiveHandles()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return NativeHandle.Live;
    }

    private static long WorkingSet()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Abandon()
    {
        var connection = files.Open("a.duckdb");
        var reader = connection.Command("select * from t").ExecuteReader();
        reader.Read().ShouldBeTrue();
    }
}
