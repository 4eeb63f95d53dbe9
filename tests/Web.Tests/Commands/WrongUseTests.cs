namespace Retention.Web.Tests.Commands;

/// <summary>A wrong question ends with exit code 2 and one sentence on standard error, never with a stack trace.</summary>
public sealed class WrongUseTests : IDisposable
{
    private readonly TheProgram program = new();

    [Theory]
    [InlineData("'frobnicate'", "frobnicate")]
    [InlineData("missing", "query")]
    [InlineData("'xml' not recognized", "query", "select 1", "--format", "xml")]
    [InlineData("There is no policy 'neting'", "refresh", "--policy", "neting=month")]
    [InlineData("The policy netting does not take 'weekly': it takes event or month", "refresh", "--policy", "netting=weekly")]
    [InlineData("There is no preset 'acme'", "refresh", "--policy", "preset=acme")]
    [InlineData("--policy takes NAME=VALUE", "refresh", "--policy", "netting")]
    [InlineData("--as-of takes a day such as 2026-10-31", "refresh", "--as-of", "31/10/2026")]
    [InlineData("serve shows the workspace's own numbers", "serve", "--policy", "netting=month")]
    [InlineData("There is no warehouse in", "query", "select 1")]
    [InlineData("There is no report 'movments' (did you mean movements?)", "report", "movments")]
    [InlineData("did you mean", "metric", "mmr")]
    [InlineData("--from takes a month such as 2024-01", "metric", "mrr", "--from", "January")]
    [InlineData("builds what it runs", "test")]
    public async Task A_wrong_question_is_answered_with_what_to_write(string sentence, params string[] arguments)
    {
        var said = await program.RunAsync(arguments);

        said.Code.ShouldBe(2);
        said.Output.ShouldBeEmpty();
        said.Error.ShouldContain(sentence);
        said.Error.ShouldNotContain("   at ");
        said.Error.TrimEnd().Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused()
    {
        var said = await program.RunAsync("ingest", "nowhere.csv");

        said.Code.ShouldBe(2);
        said.Error.ShouldContain("nowhere.csv");
    }

    [Fact]
    public async Task A_file_of_unknown_columns_is_refused_and_the_others_are_loaded()
    {
        program.Write("in/odd.csv", "colour,shape\nred,round\n");
        program.Write("in/subscriptions.csv", Subscriptions);

        var said = await program.RunAsync("ingest", "in", "--format", "json");

        said.Code.ShouldBe(2);
        said.Error.ShouldContain("odd.csv");
        said.Json.EnumerateArray().Select(file => file.GetProperty("status").GetString()).ShouldBe(["refused", "loaded"], ignoreOrder: true);
    }

    [Fact]
    public async Task Help_lists_the_commands()
    {
        var said = await program.MustAsync("--help");

        foreach (var command in new[] { "serve", "ingest", "refresh", "metric", "report", "query", "train", "score", "sample", "doctor", "bench", "test" })
        {
            said.Output.ShouldContain($"\n  {command}");
        }
    }

    public void Dispose() => program.Dispose();

    internal const string Subscriptions = """
        subscription_id,customer_id,quantity,unit_amount,currency,interval,interval_count,started_at,ended_at
        s1,c1,2,50,EUR,month,1,2024-01-10,
        s2,c2,1,1200,EUR,year,1,2024-02-01,2024-04-01

        """;
}
