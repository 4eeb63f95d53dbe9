using System.Globalization;
using System.Text.Json;

namespace Retention.Web.Tests.Commands;

/// <summary>The models from the command line, on files whose answers were published; no warehouse is needed.</summary>
public sealed class ModelTests : IDisposable
{
    private const string Cdnow = "cdnow/cdnow_customers_summary_with_transactions.csv";
    private static readonly string[] Spending = ["p", "q", "v"], Steps = ["time", "at_risk", "events", "censored", "survival", "std_error"];
    private readonly TheProgram program = new();

    [Fact]
    public async Task Survival_of_g3_by_group_is_that_of_R_in_every_row()
    {
        var said = await program.MustAsync("report", "survival", "--input", TheProgram.Oracle("survival/g3.csv"), "--time", "time", "--event", "event", "--by", "group", "--format", "json");

        Compare(said.Json, "survival/oracle_km_g3_by_group.csv", row => "group=" + row.GetProperty("group").GetString());
        said.Json.GetProperty("log_rank_chi_square").GetDouble().ShouldBe(6.062887816, 1e-6);
        said.Json.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("log_rank_observed").GetDouble()).ShouldBe([4, 2]);
    }

    [Fact]
    public async Task Survival_of_rossi_is_that_of_R_in_every_row()
    {
        var said = await program.MustAsync("report", "survival", "--input", TheProgram.Oracle("survival/rossi.csv"), "--time", "week", "--event", "arrest", "--format", "json");

        Compare(said.Json, "survival/oracle_km_rossi_all.csv", _ => "all");
        said.Json.GetProperty("customers").GetDouble().ShouldBe(432);
        said.Json.TryGetProperty("log_rank_chi_square", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task High_end_fitted_to_year_7_has_the_published_parameters_and_projection()
    {
        var said = await program.MustAsync("report", "lifetime", "--model", "sbg", "--input", TheProgram.Oracle("sbg/high_end.csv"), "--fit-to", "7", "--format", "json");

        said.Json.GetProperty("alpha").GetDouble().ShouldBe(0.668, 0.0005);
        said.Json.GetProperty("beta").GetDouble().ShouldBe(3.806, 0.0005);
        var rows = said.Json.GetProperty("rows").EnumerateArray().ToList();
        rows.Count.ShouldBe(13);
        rows.Skip(8).Zip([.460, .436, .414, .395, .378], (row, published) => Math.Abs(row.GetProperty("survival").GetDouble() - published)).ShouldAllBe(off => off < 0.001);
        rows[12].GetProperty("observed").GetDouble().ShouldBe(0.394, 1e-9);

        // A share of unknown customers has no likelihood and no interval, and the answer says so.
        said.Json.GetProperty("log_likelihood").ValueKind.ShouldBe(JsonValueKind.Null);
        rows[8].GetProperty("lower").ValueKind.ShouldBe(JsonValueKind.Null);
        said.Json.GetProperty("not_defined").GetString()!.ShouldContain("--customers");
    }

    [Fact]
    public async Task A_share_of_so_many_customers_has_an_interval()
    {
        var said = await program.MustAsync(
            "report", "lifetime", "--model", "sbg", "--input", TheProgram.Oracle("sbg/high_end.csv"), "--fit-to", "7", "--customers", "1000", "--discount", "0", "--periods", "40", "--format", "json");

        // Fader and Hardie (2007) print LL -1611.2 for 1,000 customers.
        said.Json.GetProperty("log_likelihood").GetDouble().ShouldBe(-1611.2, 0.05);
        said.Json.GetProperty("rows").GetArrayLength().ShouldBe(48);
        var row = said.Json.GetProperty("rows")[12];
        row.GetProperty("lower").GetDouble().ShouldBeLessThan(0.378);
        row.GetProperty("upper").GetDouble().ShouldBeGreaterThan(0.394);
        said.Json.GetProperty("discounted_expected_lifetime").ValueKind.ShouldBe(JsonValueKind.Null);
        said.Json.GetProperty("not_defined").GetString()!.ShouldContain("without a discount");
    }

    [Fact]
    public async Task Cdnow_has_the_published_bg_nbd_and_gamma_gamma()
    {
        var buying = (await program.MustAsync("report", "lifetime", "--model", "bgnbd", "--input", TheProgram.Oracle(Cdnow), "--periods", "39", "--format", "json")).Json;
        var spending = (await program.MustAsync("report", "lifetime", "--model", "gamma-gamma", "--input", TheProgram.Oracle(Cdnow), "--format", "json")).Json;

        buying.GetProperty("log_likelihood").GetDouble().ShouldBe(-9582.4, 0.05);
        buying.GetProperty("rows").GetArrayLength().ShouldBe(2357);
        buying.GetProperty("rows")[0].GetProperty("expected_purchases").GetDouble().ShouldBe(1.226, 0.0005);
        spending.GetProperty("customers_fitted").GetInt32().ShouldBe(946);
        Spending.Select(name => spending.GetProperty(name).GetDouble()).Zip([6.25, 3.74, 15.44], (ours, published) => Math.Abs(ours - published)).ShouldAllBe(off => off < 0.01);
        spending.GetProperty("rows")[2].GetProperty("mean_value").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Late_entries_weights_and_semicolons_are_read_and_csv_is_rows_alone()
    {
        // Two leave at 2 of the three at risk; the two who enter at 2 are at risk from then on: S = 1/3, then 1/3 x 1/3.
        program.Write("lives.csv", "n;from;to;gone\n2;0;2;yes\n1;1;5;no\n2;2;3;yes\n");
        var said = await program.MustAsync("report", "survival", "--input", "lives.csv", "--time", "to", "--event", "gone", "--entry", "from", "--weight", "n", "--conf-type", "plain", "--format", "csv");

        said.Records[0].ShouldBe(["time", "at_risk", "entered", "events", "censored", "survival", "std_error", "lower", "upper"]);
        said.Records.Skip(1).Select(record => string.Join(' ', record.Take(6))).ShouldBe(["2 3 3 2 0 0.33333333", "3 3 2 2 0 0.11111111", "5 1 0 0 1 0.11111111"]);
        said.Error.ShouldContain("median");
    }

    [Fact]
    public async Task Several_cohorts_are_fitted_together_and_data_that_decide_nothing_say_why()
    {
        program.Write("cohorts.csv", "cohort,month,customers\na,0,100\na,1,70\na,2,56\nb,0,100\nb,1,70\n");
        program.Write("loyal.csv", "month,customers\n0,9\n1,9\n2,9\n");
        var fitted = (await program.MustAsync("report", "lifetime", "--model", "sbg", "--input", "cohorts.csv", "--format", "json")).Json;
        var loyal = await program.MustAsync("report", "lifetime", "--model", "sbg", "--input", "loyal.csv");

        // 60 of 200 leave, then 14 of 70: alpha + beta = 2, as the chances are 0.3 and 0.2.
        fitted.GetProperty("alpha").GetDouble().ShouldBe(0.6, 1e-5);
        (fitted.GetProperty("customers").GetDouble(), fitted.GetProperty("periods_in_year").GetDouble()).ShouldBe((200, 12));
        loyal.Output.ShouldContain("nobody has left yet");
        loyal.Output.ShouldNotContain("NaN");
    }

    [Fact]
    public async Task Without_a_file_both_read_the_warehouse_and_say_what_they_say_of_its_lists()
    {
        await program.MustAsync("ingest", TheProgram.InClone("data/sample"));
        var lives = program.Write("lives.csv", (await program.MustAsync("report", "lives", "--set", "by=segment", "--format", "csv")).Output);
        var survivors = program.Write("survivors.csv", (await program.MustAsync("report", "survivors", "--format", "csv")).Output);

        var curves = (await program.MustAsync("report", "survival", "--by", "segment", "--format", "json")).Json;
        var same = (await program.MustAsync("report", "survival", "--input", lives, "--time", "days", "--event", "ended", "--by", "value", "--weight", "customers", "--format", "json")).Json;
        curves.GetProperty("log_rank_p_value").GetDouble().ShouldBe(same.GetProperty("log_rank_p_value").GetDouble(), 1e-8);
        Rows(curves).ShouldBe(Rows(same), ignoreOrder: true);
        curves.GetProperty("groups").EnumerateArray().Sum(group => group.GetProperty("customers").GetInt32()).ShouldBe(370);

        var projection = (await program.MustAsync("report", "lifetime", "--model", "sbg", "--format", "json")).Json;
        Rows(projection).ShouldBe(Rows((await program.MustAsync("report", "lifetime", "--model", "sbg", "--input", survivors, "--per-year", "12", "--format", "json")).Json));
        (await program.MustAsync("report", "survival", "--where", "segment:mid", "--format", "json")).Json.GetProperty("customers").GetInt32().ShouldBeLessThan(370);

        static List<string> Rows(JsonElement json) => [.. json.GetProperty("rows").EnumerateArray().Select(row => row.GetRawText())];
    }

    [Fact]
    public async Task The_list_of_reports_and_the_help_name_both()
    {
        var help = await program.MustAsync("report", "--help");

        help.Output.ShouldContain("\n  survival");
        help.Output.ShouldContain("\n  lifetime");
        program.Write("lives.csv", "time,event\n1,1\n");
        (await program.MustAsync("report", "--format", "csv", "survival", "--input", "lives.csv")).Records.Count.ShouldBe(2);
        (await program.MustAsync("report", "--format", "csv")).Records.Select(record => record[0]).ShouldContain("lifetime");
    }

    public void Dispose() => program.Dispose();

    private static void Compare(JsonElement json, string oracle, Func<JsonElement, string?> stratum)
    {
        var ours = json.GetProperty("rows").EnumerateArray().ToList();
        var theirs = File.ReadAllLines(TheProgram.Oracle(oracle)).Skip(1).Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(',')).ToList();
        ours.Count.ShouldBe(theirs.Count);
        foreach (var (row, published) in ours.Zip(theirs))
        {
            stratum(row).ShouldBe(published[0]);
            foreach (var (name, value) in Steps.Zip(published.Skip(1)))
            {
                row.GetProperty(name).GetDouble().ShouldBe(double.Parse(value, CultureInfo.InvariantCulture), 1e-6, $"{name} at {published[1]}");
            }
        }
    }
}
