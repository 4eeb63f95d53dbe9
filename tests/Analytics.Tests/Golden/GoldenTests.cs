using System.Globalization;
using System.Text;
using Retention.Analytics.Metrics;
using Retention.Analytics.Selecting;
using Retention.Analytics.Tests.Architecture;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Golden;

/// <summary>
/// Every metric and every report that stands by itself over the sample, as files in tests/Golden: a changed number is a line
/// of the diff, and belongs in docs/numbers-that-changed.md. RETENTION_GOLDEN=write writes them anew.
/// </summary>
public sealed class GoldenTests(SampleWarehouse sample) : IClassFixture<SampleWarehouse>
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("RETENTION_GOLDEN") == "write";

    public static TheoryData<string> MetricNames => [.. MetricCatalogue.Load().All.Select(m => m.Name)];

    public static TheoryData<string> ReportNames => [.. Reports.Select(r => r.Name)];

    /// <summary>Reports that need nothing in front of them, no parameter, no clock and no scores: a refresh makes none of these.</summary>
    private static IEnumerable<BookPage> Reports => SqlBook.Current.In("reports").Where(r =>
        !r.Header.ContainsKey("reads") && !r.Header.ContainsKey("parameters") && !r.Reads.Any(n => n.StartsWith("ops.", StringComparison.Ordinal) || n.StartsWith("mart.health_", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(MetricNames))]
    public async Task A_metric_over_the_sample_is_what_it_was(string name)
    {
        var series = await new MetricReader(sample.Warehouse).ReadAsync(name, Selection.Everyone, null, TestContext.Current.CancellationToken);
        var text = new StringBuilder("month,value,n\n");
        foreach (var row in series.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Month:yyyy-MM},{row.Value:0.########},{row.N}\n");
        }

        Compare($"metric-{name}.csv", text.ToString());
    }

    [Theory]
    [MemberData(nameof(ReportNames))]
    public void A_report_over_the_sample_is_what_it_was(string name)
    {
        using var connection = sample.Warehouse.OpenReader();
        using var rows = connection.Query(Selection.Everyone.InFrontOf(SqlBook.Current.Text(SqlBook.Current.In("reports").Single(r => r.Name == name))).Sql);
        var columns = Enumerable.Range(0, rows.FieldCount).ToList();
        var text = new StringBuilder(string.Join(',', columns.Select(rows.GetName))).Append('\n');
        while (rows.Read())
        {
            text.AppendJoin(',', columns.Select(i => Cell(rows.GetValue(i)))).Append('\n');
        }

        Compare($"report-{name}.csv", text.ToString());
    }

    [Fact]
    public void No_golden_file_is_left_of_what_is_gone() => Directory.EnumerateFiles(Repository.PathOf("tests", "Golden"), "*.csv").Select(Path.GetFileNameWithoutExtension)
        .Except([.. MetricCatalogue.Load().All.Select(m => $"metric-{m.Name}"), .. Reports.Select(r => $"report-{r.Name}")])
        .ShouldBeEmpty();

    private static string Cell(object value)
    {
        var text = value switch
        {
            DBNull => "",
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
            double number => Math.Round(number, 8).ToString(CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
        return text.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static void Compare(string file, string found)
    {
        var path = Repository.PathOf("tests", "Golden", file);
        if (Writes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, found);
        }

        File.Exists(path).ShouldBeTrue($"tests/Golden/{file} is missing: run the tests with RETENTION_GOLDEN=write and commit it.");
        var expected = File.ReadAllLines(path);
        var lines = found.TrimEnd('\n').Split('\n');
        var changed = lines.Zip(expected).Where(p => p.First != p.Second).Select(p => $"was {p.Second}, is {p.First}").Take(5).ToList();
        changed.ShouldBeEmpty($"tests/Golden/{file}: numbers changed. If they should have, write the files anew (RETENTION_GOLDEN=write) and say why in docs/numbers-that-changed.md.");
        lines.Length.ShouldBe(expected.Length, $"tests/Golden/{file} has another number of rows.");
    }
}
