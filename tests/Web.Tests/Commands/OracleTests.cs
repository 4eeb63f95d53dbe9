using System.Globalization;

namespace Retention.Web.Tests.Commands;

/// <summary>The published bridge of dbt-labs/mrr-playbook, from the command line: three inputs, each into an empty data directory.</summary>
/// <remarks>The answer was computed by programs that are not ours. It nets by month and knows no grace.</remarks>
public sealed class OracleTests : IDisposable
{
    private static readonly string[] Policies = ["--policy", "netting=month", "--policy", "reactivation_grace_days=0"];

    // Our column, and the oracle's.
    private static readonly (string Ours, string Theirs)[] Columns =
    [
        ("opening", "opening_mrr"), ("new", "new_mrr"), ("expansion", "upgrade_mrr"), ("contraction", "downgrade_mrr"), ("churn", "churn_mrr"),
        ("reactivation", "reactivation_mrr"), ("closing", "closing_mrr"), ("customers", "active_customers"),
    ];

    private readonly TheProgram program = new();

    [Theory]
    [InlineData("subscription_periods.csv")]
    [InlineData("stripe_subscriptions.csv")]
    [InlineData("baremetrics_import.csv")]
    public async Task The_bridge_is_the_published_one_to_the_cent(string file)
    {
        await program.MustAsync(["ingest", TheProgram.Oracle($"mrr/{file}"), .. Policies]);

        Compare(await program.MustAsync("report", "movements", "--format", "csv"));
    }

    [Fact]
    public async Task Policies_given_to_the_report_alone_give_the_same_bridge()
    {
        await program.MustAsync("ingest", TheProgram.Oracle("mrr/stripe_subscriptions.csv"));

        Compare(await program.MustAsync(["report", "movements", "--format", "csv", .. Policies]));
        (await program.MustAsync("query", "select getvariable('policy_netting') as netting", "--format", "csv")).Output.ShouldBe("netting\nevent\n");
    }

    [Fact]
    public async Task A_year_later_55_customers_kept_80_percent_and_with_what_they_added_97_39()
    {
        await program.MustAsync(["ingest", TheProgram.Oracle("mrr/stripe_subscriptions.csv"), .. Policies]);
        (await ValueAsync("nrr")).ShouldBe(0.9739m, 0.00005m);
        (await ValueAsync("grr")).ShouldBe(0.80m, 0.00005m);

        // The trap: the movements of the same twelve months, added up, would say that less than nothing was kept.
        var months = ByMonth((await program.MustAsync("report", "movements", "--format", "csv")).Output)
            .Where(month => string.CompareOrdinal(month.Key, "2018-12") >= 0 && string.CompareOrdinal(month.Key, "2019-11") <= 0).OrderBy(month => month.Key).Select(month => month.Value).ToList();
        var added = 1 + months.Sum(month => month["contraction"] + month["churn"]) / months[0]["opening"];
        added.ShouldBe(-0.2609m, 0.00005m);

        async Task<decimal> ValueAsync(string metric) =>
            (await program.MustAsync("metric", metric, "--format", "json")).Json.GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("month").GetString() == "2019-11").GetProperty("value").GetDecimal();
    }

    public void Dispose() => program.Dispose();

    private static void Compare(Said said)
    {
        var ours = ByMonth(said.Output);
        var theirs = ByMonth(File.ReadAllText(TheProgram.Oracle("mrr/oracle_monthly_fullspine.csv")));
        foreach (var (month, row) in theirs)
        {
            foreach (var (mine, published) in Columns)
            {
                ours[month][mine].ShouldBe(row[published], $"{mine} of {month}");
            }

            (ours[month]["resumed"] + ours[month]["paused"] + ours[month]["fx"]).ShouldBe(0, $"resumed, paused and fx of {month}");
        }

        // Months that the oracle leaves out are those in which nothing ran.
        foreach (var (month, row) in ours.Where(pair => !theirs.ContainsKey(pair.Key)))
        {
            row.Values.ShouldAllBe(value => value == 0, month);
        }
    }

    private static Dictionary<string, Dictionary<string, decimal>> ByMonth(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split(',')).ToList();
        return lines.Skip(1).ToDictionary(
            line => line[0][..7],
            line => lines[0].Zip(line).Skip(1).ToDictionary(pair => pair.First, pair => decimal.Parse(pair.Second, CultureInfo.InvariantCulture)));
    }
}
