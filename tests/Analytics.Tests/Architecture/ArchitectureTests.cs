using System.Text.RegularExpressions;
using System.Xml.Linq;
using Retention.Analytics.Metrics;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Architecture;

/// <summary>Who may name whom.</summary>
public sealed partial class ArchitectureTests
{
    [Theory]
    [InlineData("DuckDb")]
    [InlineData("XgBoost")]
    [InlineData("Analytics", "DuckDb", "XgBoost")]
    [InlineData("Ingest", "Analytics")]
    [InlineData("Web", "Analytics", "Ingest")]
    public void A_project_refers_only_to_those_below_it(string project, params string[] allowed)
    {
        var references = XDocument.Load(Repository.PathOf("src", project, project + ".csproj")).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
        references.Except(allowed).ShouldBeEmpty();
    }

    [Fact]
    public void DuckDB_types_are_named_only_in_the_warehouse() =>
        Repository.Sources("src").Where(f => !f.StartsWith("src/DuckDb/", StringComparison.Ordinal) && !f.StartsWith("src/Analytics/Warehouse/", StringComparison.Ordinal))
            .Where(f => DuckDbType().IsMatch(Repository.Read(f)))
            .ShouldBeEmpty();

    [Fact]
    public void The_provider_knows_nothing_of_the_product() =>
        Repository.Sources("src/DuckDb").Where(f => Repository.Read(f).Contains("Retention.Analytics", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Analytics_opens_no_files_of_a_source_and_Ingest_draws_no_page()
    {
        Repository.Sources("src/Analytics").Where(f => Repository.Read(f).Contains("Retention.Ingest", StringComparison.Ordinal)).ShouldBeEmpty();
        Repository.Sources("src/Ingest").Where(f => Repository.Read(f).Contains("Retention.Web", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_page_of_the_book_has_a_title() =>
        SqlBook.Current.Pages
            .Where(p => p.Schema is "staging" or "core" or "mart" or "metrics" or "reports" or "checks")
            .Where(p => p.Title == p.Name || p.Title.Length < 4)
            .Select(p => p.FullName).ShouldBeEmpty();

    [Fact]
    public void Every_mart_says_what_a_row_is() =>
        SqlBook.Current.In("core").Concat(SqlBook.Current.In("mart"))
            .Where(p => !p.Header.ContainsKey("definition") || !p.Header.ContainsKey("grain"))
            .Where(p => p.Header.GetValueOrDefault("materialized") != "view" || !p.Header.ContainsKey("definition"))
            .Select(p => p.FullName).ShouldBeEmpty();

    [Fact]
    public void Every_metric_has_its_words_in_both_languages()
    {
        MetricCatalogue.Load().All.ShouldNotBeEmpty();
        foreach (var metric in MetricCatalogue.Load().All)
        {
            metric.Label.En.ShouldNotBeNullOrWhiteSpace(metric.Name);
            metric.Label.Es.ShouldNotBeNullOrWhiteSpace(metric.Name);
            metric.Definition.En.ShouldNotBeNullOrWhiteSpace(metric.Name);
            metric.Definition.Es.ShouldNotBe(metric.Definition.En, metric.Name);
            metric.Source.ShouldNotBeNullOrWhiteSpace(metric.Name);
        }
    }

    [Fact]
    public void Every_report_says_what_it_is_in_both_languages() =>
        SqlBook.Current.In("reports").Concat(SqlBook.Current.In("work"))
            .Where(p => p.Definition is not { En.Length: > 10, Es.Length: > 10 } definition || definition.En == definition.Es)
            .Select(p => p.FullName).ShouldBeEmpty();

    [Fact]
    public void A_decision_that_a_page_cites_is_written_down() =>
        SqlBook.Current.Pages.Where(p => p.Header.ContainsKey("decided"))
            .Where(p => !File.Exists(Repository.PathOf(p.Header["decided"].Split('/'))))
            .Select(p => $"{p.FullName}: {p.Header["decided"]}").ShouldBeEmpty();

    [Fact]
    public void A_division_says_what_happens_at_0() =>
        SqlBook.Current.In("metrics").Concat(SqlBook.Current.In("reports"))
            .Where(p => BareDivision().IsMatch(Comment().Replace(p.Sql, "")))
            .Select(p => p.FullName).ShouldBeEmpty();

    [GeneratedRegex(@"\bDuckDb[A-Z]\w*|\bRetention\.DuckDb\b")]
    private static partial Regex DuckDbType();

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Comment();

    /// <summary>A slash that is followed by neither nullif nor a number.</summary>
    [GeneratedRegex(@"[^/]/(?!/)\s*(?!nullif|\d)[a-z(]")]
    private static partial Regex BareDivision();
}
