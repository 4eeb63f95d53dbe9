using Retention.Analytics.Policies;
using Retention.Analytics.Tests.Stories;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Warehousing;

public sealed class WarehouseTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_write_that_throws_is_undone_and_the_next_one_goes_through()
    {
        await using var warehouse = await StoryWarehouses.OpenAsync(Cancel);
        await Should.ThrowAsync<InvalidOperationException>(() => warehouse.WriteAsync<int>("a row", (c, _) =>
        {
            c.Execute("create table raw.notes (note varchar); insert into raw.notes values ('half')");
            throw new InvalidOperationException("stop");
        }, Cancel));
        await warehouse.WriteAsync("a row", (c, _) => Task.FromResult(c.Execute("create table raw.notes (note varchar)")), Cancel);
        (await CountAsync(warehouse, "raw.notes")).ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_is_given_again_until_something_is_written_that_answers_speak_of()
    {
        await using var warehouse = await StoryWarehouses.OpenAsync(Cancel);
        var asked = 0;
        async Task<int> AskAsync() => await warehouse.ReadOnceAsync("how often", (_, _) => Task.FromResult(++asked), Cancel);
        (await AskAsync(), await AskAsync()).ShouldBe((1, 1));
        var version = warehouse.Version;
        await warehouse.WriteAsync("beside", (c, _) => Task.FromResult(c.Execute("create table raw.notes (n integer)")), Cancel, keepsAnswers: true);
        (await AskAsync()).ShouldBe(1);
        warehouse.Version.ShouldNotBe(version, "whoever looks for any write sees this one");
        await warehouse.WriteAsync("a row", (c, _) => Task.FromResult(c.Execute("insert into raw.notes values (1)")), Cancel);
        (await AskAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Writers_wait_for_each_other_and_readers_see_the_last_committed_state()
    {
        await using var warehouse = await StoryWarehouses.OpenAsync(Cancel);
        await warehouse.WriteAsync("a table", (c, _) => Task.FromResult(c.Execute("create table raw.notes (n integer); insert into raw.notes values (0)")), Cancel);
        var inside = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        var first = warehouse.WriteAsync("one", async (c, _) =>
        {
            c.Execute("insert into raw.notes values (1)");
            inside.SetResult();
            await go.Task;
            return 1;
        }, Cancel);
        await inside.Task;
        var second = warehouse.WriteAsync("two", (c, _) => Task.FromResult((int)c.Scalar<long>("select count(*) from raw.notes")), Cancel);
        (await CountAsync(warehouse, "raw.notes")).ShouldBe(1);
        second.IsCompleted.ShouldBeFalse();
        go.SetResult();
        await first;
        (await second).ShouldBe(2);
    }

    [Fact]
    public async Task A_cancelled_write_is_undone()
    {
        await using var warehouse = await StoryWarehouses.OpenAsync(Cancel);
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => warehouse.WriteAsync("a table", (c, _) =>
        {
            c.Execute("create table raw.notes (n integer)");
            stop.Cancel();
            return Task.FromResult(1);
        }, stop.Token));
        (await CountAsync(warehouse, "(select 1 from duckdb_tables() where table_name = 'notes')")).ShouldBe(0);
    }

    [Fact]
    public async Task A_failing_check_keeps_the_old_numbers_and_names_the_rows()
    {
        await using var warehouse = await StoryWarehouses.OpenAsync(Cancel);
        await warehouse.WriteAsync("a table", (c, _) => Task.FromResult(c.Execute("create table raw.notes (n integer); insert into raw.notes values (1)")), Cancel);
        var book = SqlBook.From(
        [
            ("core/notes.sql", "-- Notes\nselect * from raw.notes"),
            ("checks/notes_are_small.sql", "-- Notes are small\nselect n from core.notes where n > 5"),
        ]);
        var good = await new WarehouseBuilder(warehouse, book, TimeProvider.System).RefreshAsync(null, Cancel);
        (good.Failures.Count, good.ChecksPassed).ShouldBe((0, 1));

        await warehouse.WriteAsync("a row", (c, _) => Task.FromResult(c.Execute("insert into raw.notes values (9)")), Cancel);
        var bad = await new WarehouseBuilder(warehouse, book, TimeProvider.System).RefreshAsync(null, Cancel);
        bad.Failures.ShouldBe([new CheckFailure("notes_are_small", "Notes are small", 1, "n 9")]);
        (await CountAsync(warehouse, "core.notes")).ShouldBe(1);
        (await CountAsync(warehouse, "(from ops.runs where status = 'failed')")).ShouldBe(1);
    }

    // More rows than a row group has are committed while the rest is built: nobody sees them before the end.
    [Theory]
    [InlineData("select count(*) as n from core.many having n > 200_001", "select 'a table' as n from mart.few where n <> 200_001")]
    [InlineData("select missing from core.many", "select 1 as n where false")]
    public async Task What_was_built_before_a_fault_is_gone_with_it(string page, string check)
    {
        await using var warehouse = await StoryWarehouses.OpenAsync(Cancel);
        await BuildAsync(200_001, "select count(*) as n from core.many", check);
        (await CountAsync(warehouse, "core.many")).ShouldBe(200_001);

        try
        {
            (await BuildAsync(200_002, page, check)).Failures.ShouldNotBeEmpty();
        }
        catch (WarehouseException e)
        {
            e.Message.ShouldStartWith("mart.few could not be built: ");
        }

        (await CountAsync(warehouse, "core.many")).ShouldBe(200_001);
        (await CountAsync(warehouse, "(select 1 from mart.few where n = 200_001)")).ShouldBe(1);
        (await CountAsync(warehouse, "(from duckdb_tables() where table_name like 'draft_%')")).ShouldBe(0);

        Task<RefreshReport> BuildAsync(int rows, string few, string rule) => new WarehouseBuilder(
            warehouse,
            SqlBook.From([("core/many.sql", $"-- Many\nselect range as n from range({rows})"), ("mart/few.sql", $"-- Few\n{few}"), ("checks/rule.sql", $"-- Rule\n{rule}")]),
            TimeProvider.System).RefreshAsync(null, Cancel);
    }

    [Fact]
    public async Task A_page_that_cannot_be_built_is_named_and_changes_nothing()
    {
        await using var warehouse = await StoryWarehouses.OpenAsync(Cancel);
        var book = SqlBook.From([("core/a.sql", "-- A\nselect 1 as n"), ("core/b.sql", "-- B\nselect missing from core.a")]);
        var error = await Should.ThrowAsync<WarehouseException>(() => new WarehouseBuilder(warehouse, book, TimeProvider.System).RefreshAsync(null, Cancel));
        error.Message.ShouldStartWith("core.b could not be built: ");
        (await CountAsync(warehouse, "(from duckdb_tables() where schema_name = 'core')")).ShouldBe(0);
    }

    [Fact]
    public async Task What_an_older_version_built_otherwise_gives_way()
    {
        await using var warehouse = await StoryWarehouses.OpenAsync(Cancel);
        await warehouse.WriteAsync("an older book", (c, _) => Task.FromResult(c.Execute(
            "create table core.subscriptions as select 1 as n; create view core.customers as select 1 as n; create table mart.gone as select 1 as n")), Cancel);
        (await warehouse.RefreshAsync(null, Cancel)).Failures.ShouldBeEmpty();
        (await CountAsync(warehouse, "core.subscriptions")).ShouldBe(0);
        (await CountAsync(warehouse, "(select 1 from duckdb_tables() where table_name = 'gone')")).ShouldBe(0);
    }

    [Fact]
    public async Task An_amount_valued_by_the_parts_of_its_rate_is_the_amount_valued()
    {
        await using var warehouse = await StoryWarehouses.OpenAsync(Cancel);
        var worst = await warehouse.ReadAsync((c, _) => Task.FromResult(c.Scalar<decimal>("""
            with numbers as (
                select
                    ((hash(n) % 400000000000000::ubigint)::bigint - 200000000000000)::decimal(18, 0) * 0.00000001::decimal(8, 8) as amount,
                    ((hash(n + 7) % if(n % 2 = 0, 100000000000000000, 10000000000000)::ubigint)::bigint::decimal(18, 0)
                        * 0.0000000000000001::decimal(16, 16))::decimal(28, 16) as rate
                from range(1, 50000) as numbers(n)
            ),
            parts as (
                select amount::decimal(18, 8) as amount, rate, (trunc(rate * 10000::decimal(5, 0)) * 0.0001::decimal(4, 4))::decimal(18, 4) as whole, (rate - whole)::double as rest
                from numbers
            )
            select max(abs(valued(amount, rate) - valued_by_parts(amount, rate, whole, rest))) from parts
            """)), Cancel);
        worst.ShouldBeLessThanOrEqualTo(0.000000000001m);
    }

    [Fact]
    public async Task A_variant_says_what_a_fresh_build_under_its_policies_says()
    {
        var story = Story.Given()
            .Subscription("a", "2024-01-15", 100, ends: "2024-03-01").Subscription("b", "2024-03-11", 120)
            .Subscription("c", "2024-01-15", 50, customer: "c2", percent: 50, discountEnds: "2024-08-01").Change("c", "2024-05-01", status: "paused");
        var others = story.Policies.With("reactivation_grace_days", "5").With("limited_discount", "ignore").With("pause_churn_days", "30");
        await using var warehouse = await StoryWarehouses.OpenAsync(Cancel);
        await StoryWarehouses.RunAsync(story, warehouse, Cancel);
        var own = await BridgesAsync(warehouse);

        List<string> variant;
        await using (var beside = await warehouse.OpenVariantAsync(others, new DateOnly(2024, 9, 15), null, Cancel))
        {
            variant = await BridgesAsync(beside);
        }

        (await BridgesAsync(warehouse)).ShouldBe(own);
        await warehouse.SaveSettingsAsync(new WorkspaceSettings(others, new DateOnly(2024, 9, 15)), Cancel);
        await warehouse.RefreshAsync(null, Cancel);
        variant.ShouldBe(await BridgesAsync(warehouse));
        variant.ShouldNotBe(own);
    }

    [Fact]
    public async Task The_reporting_currency_is_the_most_frequent_of_the_first_load_and_then_stays()
    {
        await using var warehouse = await StoryWarehouses.OpenAsync(Cancel);
        var euros = Story.Given().Subscription("a", "2024-01-15", 1, currency: "EUR").Subscription("b", "2024-01-15", 1, currency: "EUR").Subscription("c", "2024-01-15", 1);
        await StoryWarehouses.LoadAsync(euros, warehouse, Cancel);
        await warehouse.SaveSettingsAsync(new WorkspaceSettings(PolicySet.Default, euros.Day), Cancel);
        await warehouse.RefreshAsync(null, Cancel);
        warehouse.Settings.Policies["reporting_currency"].ShouldBe("EUR");

        await StoryWarehouses.LoadAsync(Story.Given().Subscription("d", "2024-01-15", 1).Subscription("e", "2024-01-15", 1), warehouse, Cancel);
        await warehouse.RefreshAsync(null, Cancel);
        warehouse.Settings.Policies["reporting_currency"].ShouldBe("EUR");
    }

    private static Task<long> CountAsync(Warehouse warehouse, string from) =>
        warehouse.ReadAsync((c, _) => Task.FromResult(c.Scalar<long>($"select count(*) from {from}")), Cancel);

    private static Task<List<string>> BridgesAsync(Warehouse warehouse) => warehouse.ReadAsync(
        (c, token) => c.ListAsync("select (mart.bridges)::varchar from mart.bridges order by dimension, value, month", r => r.GetString(0), token), Cancel);
}
