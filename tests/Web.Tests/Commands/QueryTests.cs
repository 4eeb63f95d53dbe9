namespace Retention.Web.Tests.Commands;

/// <summary><c>query</c> reads the warehouse and nothing else, and changes nothing.</summary>
public sealed class QueryTests(RefreshedProgram refreshed) : IClassFixture<RefreshedProgram>
{
    private readonly TheProgram program = refreshed.Program;

    [Theory]
    [InlineData("delete from ops.settings")]
    [InlineData("create table core.mine (a integer)")]
    [InlineData("drop table ops.runs")]
    [InlineData("update ops.settings set value = 'x'")]
    [InlineData("copy (select 1) to 'out.csv'")]
    [InlineData("select * from read_csv('in.csv')")]
    [InlineData("select * from read_text('in.csv')")]
    [InlineData("attach 'other.duckdb'")]
    [InlineData("set enable_external_access = true")]
    [InlineData("export database 'out'")]
    [InlineData("selec 1")]
    [InlineData(" ")]
    public async Task What_writes_or_reaches_a_file_is_refused(string sql)
    {
        program.Write("in.csv", "a\n1\n");

        var said = await program.RunAsync("query", sql);

        said.Code.ShouldBe(2);
        said.Output.ShouldBeEmpty();
        said.Error.TrimEnd().Split('\n').Length.ShouldBe(1);
        Directory.GetFileSystemEntries(program.Folder).Select(Path.GetFileName).ShouldBe(["data", "in.csv"], ignoreOrder: true);
    }

    [Fact]
    public async Task Csv_is_quoted_where_it_must_be()
    {
        var said = await program.MustAsync("query", "select 'a,b' as x, 'say \"hi\"' as y, null as z, 1.50 as n, true as t, date '2024-02-29' as d", "--format", "csv");

        said.Output.ShouldBe("x,y,z,n,t,d\n\"a,b\",\"say \"\"hi\"\"\",,1.50,true,2024-02-29\n");
    }

    [Fact]
    public async Task Json_keeps_numbers_lists_and_letters()
    {
        var said = await program.MustAsync("query", "select 'Peña' as name, 1.50::decimal(9, 4) as amount, [1, 2] as list, {'a': null} as struct, 1e0 / 0 as endless", "--format", "json");

        said.Output.ShouldBe("""[{"name":"Peña","amount":1.5000,"list":[1,2],"struct":{"a":null},"endless":"Infinity"}]""" + "\n");
    }

    [Fact]
    public async Task A_table_is_aligned_and_shows_a_dash_for_what_is_unknown()
    {
        var said = await program.MustAsync("query", "select * from (values ('a', 5), ('long', null)) as t (word, number) order by word");

        said.Output.ShouldBe("""
            word  number
            ----  ------
            a          5
            long       –

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Another_policy_holds_for_the_answer_only()
    {
        (await program.MustAsync("query", "select getvariable('policy_netting') as netting", "--policy", "netting=month", "--format", "csv")).Output.ShouldBe("netting\nmonth\n");
        (await program.MustAsync("query", "select getvariable('policy_netting') as netting", "--format", "csv")).Output.ShouldBe("netting\nevent\n");
    }
}

/// <summary>A program with an empty workspace that was refreshed once.</summary>
public sealed class RefreshedProgram : IAsyncLifetime
{
    /// <summary>The program and its folder.</summary>
    public TheProgram Program { get; } = new();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => await Program.MustAsync("refresh");

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Program.Dispose();
        return ValueTask.CompletedTask;
    }
}
