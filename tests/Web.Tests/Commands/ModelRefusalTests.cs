namespace Retention.Web.Tests.Commands;

/// <summary>What cannot be fitted is refused in one sentence that names file, line and column.</summary>
public sealed class ModelRefusalTests : IDisposable
{
    private readonly TheProgram program = new();

    [Theory]
    [InlineData("time,event\n1,1\n\"\",1\n", "lives.csv, line 3, column \"time\": it is blank")]
    [InlineData("time,event\n-1,1\n", "lives.csv, line 2, column \"time\": it holds '-1', and a number of 0 or more")]
    [InlineData("time,event\nsoon,1\n", "line 2, column \"time\": it holds 'soon', and a number is needed")]
    [InlineData("time,event\nNaN,1\n", "line 2, column \"time\": it holds 'NaN'")]
    [InlineData("time,event\n1,maybe\n", "line 2, column \"event\": it holds 'maybe', and 1 or 0")]
    [InlineData("time,event\n1,1,1\n", "line 2: the row has 3 cells and the header 2")]
    [InlineData("time,event\n", "header on line 1 and no rows")]
    [InlineData("duration of it,event\n1,1\n", "no column is known to be how long the customer was watched: name it with --time")]
    [InlineData("", "the file is empty")]
    public Task A_bad_file_of_lives_is_named(string text, string sentence) => RefusedAsync("lives.csv", text, sentence, "report", "survival", "--input", "lives.csv");

    [Theory]
    [InlineData("5", "line 2, column \"from\": it holds '5', and a customer enters before the end, at 5")]
    [InlineData("6", "line 2, column \"from\": it holds '6'")]
    public Task An_entry_that_is_not_before_the_end_is_named(string entry, string sentence) =>
        RefusedAsync("late.csv", $"time,event,from\n5,1,{entry}\n", sentence, "report", "survival", "--input", "late.csv", "--entry", "from");

    [Theory]
    [InlineData("year,customers\n0,10\n2,5\n", "line 3, column \"year\": it holds '2', and age 1 comes next")]
    [InlineData("year,customers\n0,10\n1,11\n", "line 3, column \"customers\": it holds '11', and survivors never rise: there were 10 at age 0")]
    [InlineData("year,customers\n0,10\n0.5,9\n", "line 3, column \"year\": it holds '0.5', and a whole number")]
    [InlineData("year,customers\n0,10\n1,-2\n", "line 3, column \"customers\": it holds '-2'")]
    public Task A_bad_file_of_survivors_is_named(string text, string sentence) => RefusedAsync("survivors.csv", text, sentence, "report", "lifetime", "--model", "sbg", "--input", "survivors.csv");

    [Theory]
    [InlineData("x,t_x,T\n1,9,5\n", "line 2, column \"t_x\": it holds '9', and the last purchase lies after the end")]
    [InlineData("x,t_x,T\n1.5,1,5\n", "line 2, column \"x\": it holds '1.5', and a whole number")]
    [InlineData("x,t_x,T\n0,1,5\n", "line 2, column \"t_x\": it holds '1', and without a repeat purchase")]
    public Task A_bad_file_of_purchases_is_named(string text, string sentence) => RefusedAsync("bought.csv", text, sentence, "report", "lifetime", "--model", "bgnbd", "--input", "bought.csv");

    [Fact]
    public Task A_mean_value_of_0_is_named() =>
        RefusedAsync("spent.csv", "x,zbar\n0,0\n2,0\n", "line 3, column \"zbar\": it holds '0', and the mean value of repeat purchases is above 0", "report", "lifetime", "--model", "gamma-gamma", "--input", "spent.csv");

    [Theory]
    [InlineData("report lifetime --model bgnbd needs a file: give --input", "report", "lifetime", "--model", "bgnbd")]
    [InlineData("--time names a column of a file: give --input", "report", "survival", "--time", "days")]
    [InlineData("Customers are not put together by 'segmnt' (did you mean segment?)", "report", "survival", "--by", "segmnt")]
    [InlineData("--age is about a file: give --input", "report", "lifetime", "--model", "sbg", "--age", "month")]
    [InlineData("reads a file and no warehouse: leave --policy, --as-of and --where out", "report", "survival", "--input", "lives.csv", "--where", "segment:smb")]
    [InlineData("'--model' is required. `./retention report lifetime --help`", "report", "lifetime")]
    [InlineData("nowhere.csv: there is no such file", "report", "survival", "--input", "nowhere.csv")]
    [InlineData("there is no column 'tiem' for --time (did you mean time?); the file has time, event", "report", "survival", "--input", "lives.csv", "--time", "tiem")]
    [InlineData("--discount says nothing to --model bgnbd", "report", "lifetime", "--model", "bgnbd", "--input", "lives.csv", "--discount", "0.1")]
    [InlineData("--discount takes a number from 0 to 100, and not -1", "report", "lifetime", "--model", "sbg", "--input", "lives.csv", "--discount", "-1")]
    [InlineData("--periods takes a whole number", "report", "lifetime", "--model", "sbg", "--input", "survivors.csv", "--periods", "1.5")]
    [InlineData("this one counts customers", "report", "lifetime", "--model", "sbg", "--input", "survivors.csv", "--customers", "100")]
    [InlineData("--discount is so small", "report", "lifetime", "--model", "sbg", "--input", "survivors.csv", "--discount", "0.0000001")]
    [InlineData("'logit' not recognized", "report", "survival", "--input", "lives.csv", "--conf-type", "logit")]
    [InlineData("leave --policy, --as-of and --where out", "report", "survival", "--input", "lives.csv", "--as-of", "2024-01-31")]
    [InlineData("did you mean survival?", "report", "survivl")]
    [InlineData("report survival stands alone", "report", "movements", "survival", "--input", "lives.csv")]
    [InlineData("report survival stands alone", "report", "--period", "quarter", "survival", "--input", "lives.csv")]
    public async Task A_wrong_question_is_answered_with_what_to_write(string sentence, params string[] arguments)
    {
        program.Write("lives.csv", "time,event\n1,1\n");
        program.Write("survivors.csv", "year,customers\n0,10\n1,5\n2,4\n");
        Refused(await program.RunAsync(arguments), sentence);
    }

    public void Dispose() => program.Dispose();

    private async Task RefusedAsync(string file, string text, string sentence, params string[] arguments)
    {
        program.Write(file, text);
        Refused(await program.RunAsync(arguments), sentence);
    }

    private static void Refused(Said said, string sentence)
    {
        said.Error.ShouldContain(sentence);
        said.Code.ShouldBe(2);
        said.Output.ShouldBeEmpty();
        said.Error.TrimEnd().Split('\n').Length.ShouldBe(1);
    }
}
