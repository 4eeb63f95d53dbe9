using System.Globalization;
using System.Text.Json;
using Retention.XgBoost;

namespace Retention.Web.Tests.Commands;

/// <summary>The engines on any flat file: figures on a public data set, and files that cannot be judged.</summary>
public sealed class TrainTests : IDisposable
{
    private const string Telco = "telco/Telco-Customer-Churn.csv";
    private readonly TheProgram program = new();

    [Fact]
    public async Task Logistic_regression_on_Telco_is_as_good_as_scikit_learns()
    {
        var row = Row(await program.MustAsync("train", "--input", TheProgram.Oracle(Telco), "--label", "Churn", "--id", "customerID", "--engine", "logistic", "--cv", "5x2", "--format", "json"));
        row.GetProperty("auc").GetDouble().ShouldBeGreaterThanOrEqualTo(0.843);
        row.GetProperty("log_loss").GetDouble().ShouldBeLessThanOrEqualTo(0.419);
        row.GetProperty("ece").GetDouble().ShouldBeLessThan(0.02);
    }

    [Fact]
    public async Task Boosted_trees_on_Telco_are_better()
    {
        var file = TheProgram.Oracle(Telco);
        Assert.SkipUnless(XgBoostLibrary.Status.IsPresent, $"{XgBoostLibrary.Status.Found}: {XgBoostLibrary.Status.ToDo}");
        var row = Row(await program.MustAsync("train", "--input", file, "--label", "Churn", "--id", "customerID", "--engine", "xgboost", "--cv", "5x1", "--format", "json"));
        row.GetProperty("auc").GetDouble().ShouldBeGreaterThanOrEqualTo(0.847);
        row.GetProperty("log_loss").GetDouble().ShouldBeLessThanOrEqualTo(0.414);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_answer_and_names_are_left_out()
    {
        string[] ask = ["train", "--input", program.Write("flat.csv", File(200)), "--label", "left", "--engine", "logistic", "--format", "json"];
        var said = await program.MustAsync(ask);
        said.Json.GetProperty("left_out").GetString().ShouldNotBeNull().ShouldStartWith("name ");
        said.Json.GetProperty("columns").GetInt32().ShouldBe(4);
        (await program.MustAsync(ask)).Output.ShouldBe(said.Output);
        Row(said).GetProperty("auc").GetDouble().ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public async Task By_time_the_latest_rows_are_judged_on()
    {
        var said = await program.MustAsync("train", "--input", program.Write("flat.csv", File(200)), "--label", "left", "--time", "day", "--gap", "5", "--engine", "logistic", "--format", "json");
        said.Json.GetProperty("judged_by").GetString().ShouldBe("the rows from 2026-01-09 on, learned from those until 2026-01-04");
    }

    [Theory]
    [InlineData("wrong", "", "there is no column 'wrong' for --label")]
    [InlineData("name", "", "it holds 'n0', and 1 or 0, true or false, yes or no is needed here")]
    [InlineData("left", "--cv 1x5", "--cv takes folds and repeats such as 5x5")]
    [InlineData("left", "--engine scorecard", "The scorecard gives bands and no probability")]
    [InlineData("left", "--gap 3", "--gap is about --time")]
    [InlineData("left", "--as-of 2026-01-01", "reads a file and no warehouse")]
    public async Task What_cannot_be_followed_is_said(string label, string more, string why)
    {
        var said = await program.RunAsync(["train", "--input", program.Write("flat.csv", File(40)), "--label", label, .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        said.Code.ShouldBe(2);
        said.Error.ShouldContain(why);
    }

    [Fact]
    public async Task A_file_in_which_nobody_left_has_nothing_to_learn_from()
    {
        var said = await program.RunAsync("train", "--input", program.Write("flat.csv", "id,x,left\na,1,0\nb,2,0\nc,3,0\nd,4,0\ne,5,0\n"), "--label", "left", "--engine", "logistic");
        said.Code.ShouldBe(1);
        said.Error.ShouldContain("Nobody left");
    }

    public void Dispose() => program.Dispose();

    private static JsonElement Row(Said said) => said.Json.GetProperty("rows").EnumerateArray().Single();

    private static string File(int rows) => "name,day,usage,plan,noise,left\n" + string.Concat(Enumerable.Range(0, rows).Select(i =>
        string.Create(CultureInfo.InvariantCulture, $"n{i},2026-01-{1 + i % 10:00},{(i % 7 == 0 ? "" : i * 37 % 100)},{(i % 2 == 0 ? "basic" : "plus")},{i * 13 % 11},{(i * 37 % 100 < 30 ? "Yes" : "No")}\n")));
}
