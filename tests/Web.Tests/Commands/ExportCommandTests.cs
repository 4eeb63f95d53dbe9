using System.Globalization;
using Retention.Analytics.Warehousing;
using Retention.DuckDb;

namespace Retention.Web.Tests.Commands;

/// <summary>A workbook holds what the command line prints, and a spreadsheet program agrees with it.</summary>
public sealed class ExportCommandTests : IDisposable
{
    private readonly TheProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task The_workbook_of_a_report_holds_its_rows_and_is_valid()
    {
        await LoadAsync();
        var file = Path.Combine(program.Folder, "movements.xlsx");
        (await program.RunAsync("export", "movements", "-o", file, "--language", "es")).Code.ShouldBe(0);
        var printed = (await program.RunAsync("report", "movements", "--format", "csv")).Records;
        using var book = new Xlsx(file);
        book.ShouldBeValid();
        book.Names.ShouldBe(["Resumen", "Datos", "Definiciones", "Comprobaciones"]);
        book.Rows("Definiciones").Single(row => row[0] == "movements").ShouldContain(SqlBook.Current.In("reports").Single(page => page.Name == "movements").Definition!.Es);
        var rows = book.Rows("Datos");
        rows[0].ShouldBe(printed[0]);
        rows.Count.ShouldBe(printed.Count);
        foreach (var (written, expected) in rows.Skip(1).Zip(printed.Skip(1)))
        {
            DateOnly.FromDayNumber(new DateOnly(1899, 12, 30).DayNumber + int.Parse(written[0], CultureInfo.InvariantCulture)).ToString("yyyy-MM", CultureInfo.InvariantCulture).ShouldBe(expected[0]);
            written.Skip(1).Select(Rounded).ShouldBe(expected.Skip(1).Select(Rounded));
        }

        book.Part("Datos").DrawingsPart!.ChartParts.Count().ShouldBe(1);
    }

    [Fact]
    public async Task Every_check_is_zero_when_a_spreadsheet_program_works_it_out_again()
    {
        await LoadAsync();
        var file = Path.Combine(program.Folder, "movements.xlsx");
        (await program.RunAsync("export", "movements", "-o", file)).Code.ShouldBe(0);
        using var book = new Xlsx((await Xlsx.RecalculatedAsync(new DirectoryInfo(program.Folder), file))[0]);
        book.Rows("Checks").Count.ShouldBe(13);
        book.ShouldAddUp("Checks");
    }

    [Fact]
    public async Task A_csv_file_has_the_mark_that_Excel_looks_for()
    {
        await LoadAsync();
        var file = Path.Combine(program.Folder, "mrr.csv");
        (await program.RunAsync("export", "mrr", "-o", file)).Code.ShouldBe(0);
        (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
    }

    [Theory]
    [InlineData("movements")]
    [InlineData("mrr")]
    public async Task A_parquet_file_holds_the_rows_with_their_types_and_says_what_it_is(string name)
    {
        await LoadAsync();
        var file = Path.Combine(program.Folder, $"{name}.parquet");
        var exported = await program.RunAsync("export", name, "-o", file, "--format", "csv");
        exported.Code.ShouldBe(0);
        var printed = (await program.RunAsync(name == "mrr" ? "metric" : "report", name, "--format", "csv")).Records;
        await using var connection = new DuckDbConnection("Data Source=:memory:");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        object? Ask(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return command.ExecuteScalar();
        }

        Ask($"select count(*) from '{file}'").ShouldBe(printed.Count - 1L);
        exported.Records[1][1].ShouldBe($"{printed.Count - 1}");
        Ask($"select decode(value) from parquet_kv_metadata('{file}') where decode(key) = 'as_of'").ShouldBeOfType<string>().ShouldStartWith("20");
        Ask($"select decode(value) from parquet_kv_metadata('{file}') where decode(key) = 'definition'").ShouldBeOfType<string>().Length.ShouldBeGreaterThan(20);
        if (name == "mrr") Convert.ToDecimal(Ask($"select last(value order by month) from '{file}'"), CultureInfo.InvariantCulture).ShouldBe(decimal.Parse(printed[^1][1], CultureInfo.InvariantCulture), 0.0001m);
    }

    [Fact]
    public async Task What_cannot_be_exported_is_said_and_leaves_no_file()
    {
        await LoadAsync();
        var unknown = await program.RunAsync("export", "mmr", "-o", Path.Combine(program.Folder, "x.xlsx"));
        (unknown.Code, unknown.Error).ShouldBe((2, "retention: There is no metric and no report 'mmr' (did you mean mrr?): `./retention metric` and `./retention report` list them.\n"));
        var form = await program.RunAsync("export", "mrr", "-o", Path.Combine(program.Folder, "x.pdf"));
        (form.Code, form.Error).ShouldBe((2, "retention: export writes .xlsx, .csv and .parquet, and not '.pdf': name the file so with -o.\n"));
        Directory.GetFiles(program.Folder).ShouldBeEmpty();
    }

    private async Task LoadAsync() => (await program.RunAsync("ingest", TheProgram.InClone("data/sample"))).Code.ShouldBe(0);

    private static decimal Rounded(string number) => decimal.Round(Xlsx.Number(number), 2, MidpointRounding.AwayFromZero);
}
