namespace Retention.Web.Tests.Commands;

/// <summary>The shapes that programs read: names, order, decimals.</summary>
public sealed class AnswerTests(LoadedProgram loaded) : IClassFixture<LoadedProgram>
{
    private readonly TheProgram program = loaded.Program;

    [Fact]
    public async Task A_metric_as_json_has_its_fixed_shape()
    {
        var said = await program.MustAsync("metric", "mrr", "--from", "2024-01", "--to", "2024-03", "--format", "json");

        said.Output.ShouldStartWith("""{"metric":"mrr","unit":"money","currency":"EUR","as_of":"2024-06-15","policy":{"reporting_currency":"EUR",""");
        said.Output.ShouldEndWith(""","rows":[{"month":"2024-01","value":100.0000,"n":1},{"month":"2024-02","value":200.0000,"n":2},{"month":"2024-03","value":200.0000,"n":2}]}""" + "\n");
        said.Json.GetProperty("policy").GetProperty("netting").GetString().ShouldBe("event");
    }

    [Fact]
    public async Task A_count_has_no_decimals_and_a_ratio_of_nothing_is_null()
    {
        var customers = (await program.MustAsync("metric", "customers", "--from", "2024-02", "--to", "2024-02", "--format", "csv")).Output;
        var churn = (await program.MustAsync("metric", "logo_churn", "--from", "2024-01", "--to", "2024-01", "--format", "json")).Json;

        customers.ShouldStartWith("month,value,n\n2024-02,2,");
        churn.GetProperty("rows")[0].GetProperty("value").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task The_movements_have_their_fixed_columns_and_losses_are_negative()
    {
        var said = await program.MustAsync("report", "movements", "--format", "csv");

        said.Records[0].ShouldBe(["month", "opening", "new", "reactivation", "expansion", "resumed", "contraction", "churn", "paused", "fx", "closing", "customers"]);
        said.Records[1].ShouldBe(["2024-01", "0.0000", "100.0000", "0.0000", "0.0000", "0.0000", "0.0000", "0.0000", "0.0000", "0.0000", "100.0000", "1"]);
        said.Records.Single(record => record[0] == "2024-04").ShouldBe(["2024-04", "200.0000", "0.0000", "0.0000", "0.0000", "0.0000", "0.0000", "-100.0000", "0.0000", "0.0000", "100.0000", "1"]);
    }

    [Fact]
    public async Task A_report_of_one_customer_takes_its_id_and_one_by_month_takes_no_period()
    {
        var said = await program.MustAsync("report", "customer_movements", "--set", "customer=c1", "--format", "csv");
        said.Records.Count.ShouldBeGreaterThan(1);
        said.Records[0].ShouldContain("movement");
        (await program.MustAsync("report", "customer_movements", "--set", "customer=nobody", "--format", "csv")).Records.Count.ShouldBe(1);
        var refused = await program.RunAsync("report", "reconciliation", "--period", "quarter");
        refused.Code.ShouldBe(2);
        refused.Error.ShouldContain("--period");
    }

    [Fact]
    public async Task A_metric_by_quarter_stands_under_the_last_month_of_each_and_an_unknown_period_is_refused()
    {
        var said = await program.MustAsync("metric", "mrr", "--period", "quarter", "--format", "csv");
        said.Records.Skip(1).Select(record => record[0]).ShouldBe(["2024-03", "2024-06"]);
        said.Records[1][1].ShouldBe("200.0000");
        var refused = await program.RunAsync("metric", "mrr", "--period", "fortnight");
        refused.Code.ShouldBe(2);
        refused.Error.ShouldContain("month, quarter, year, ttm");
    }

    [Fact]
    public async Task A_day_given_to_a_metric_holds_for_the_answer_only()
    {
        var earlier = await program.MustAsync("metric", "mrr", "--as-of", "2024-02-10", "--format", "json");
        var stored = await program.MustAsync("metric", "mrr", "--format", "json");

        earlier.Json.GetProperty("as_of").GetString().ShouldBe("2024-02-10");
        earlier.Json.GetProperty("rows").GetArrayLength().ShouldBe(2);
        stored.Json.GetProperty("as_of").GetString().ShouldBe("2024-06-15");
        stored.Json.GetProperty("rows").GetArrayLength().ShouldBe(6);
    }

    [Fact]
    public async Task An_ingest_counts_its_rows_and_says_what_it_kept()
    {
        var said = loaded.Load;
        var again = await program.MustAsync("ingest", "subscriptions.csv", "--format", "json");

        var file = said.Json[0];
        (file.GetProperty("rows").GetInt64(), file.GetProperty("accepted").GetInt64(), file.GetProperty("quarantined").GetInt64()).ShouldBe((2, 2, 0));
        said.Error.ShouldContain("as of 2024-06-15");
        said.Error.ShouldContain("2024-06: MRR 100.0000 EUR, 1 customers");
        again.Json[0].GetProperty("status").GetString().ShouldBe("seen before");
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        program.Write("more.csv", WrongUseTests.Subscriptions.Replace("s1,c1", "s9,c9", StringComparison.Ordinal).Replace("s2,c2", "s8,c8", StringComparison.Ordinal));
        var before = (await program.MustAsync("report", "movements", "--format", "csv")).Output;

        var said = await program.MustAsync("ingest", "more.csv", "--dry-run");

        said.Output.ShouldContain("c9");
        (await program.MustAsync("report", "movements", "--format", "csv")).Output.ShouldBe(before);
    }

    [Theory]
    [InlineData("metric", "mrr")]
    [InlineData("report", "movements")]
    public async Task Without_a_name_the_catalogue_is_listed(string command, string name)
    {
        var said = await program.MustAsync(command, "--format", "json");

        said.Json.EnumerateArray().Select(entry => entry.GetProperty("name").GetString()).ShouldContain(name);
    }
}

/// <summary>A program with two subscriptions loaded, read on a fixed day.</summary>
public sealed class LoadedProgram : IAsyncLifetime
{
    /// <summary>The program and its folder.</summary>
    public TheProgram Program { get; } = new();

    /// <summary>What the load said.</summary>
    public Said Load { get; private set; } = new(0, "", "");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Program.Write("subscriptions.csv", WrongUseTests.Subscriptions);
        Load = await Program.MustAsync("ingest", "subscriptions.csv", "--as-of", "2024-06-15", "--format", "json");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Program.Dispose();
        return ValueTask.CompletedTask;
    }
}
