using System.Text.RegularExpressions;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Language;

namespace Retention.Web.Tests;

/// <summary>Every word exists in both languages, is used, and has the same places to fill in.</summary>
public sealed partial class WordsTests
{
    private static readonly string Source = SourceOfTheWeb();

    [Fact]
    public void Both_languages_have_the_same_keys()
    {
        var (en, es) = (Words.Of("en"), Words.Of("es"));
        en.Keys.Except(es.Keys).ShouldBeEmpty("in en.json only");
        es.Keys.Except(en.Keys).ShouldBeEmpty("in es.json only");
    }

    [Fact]
    public void Both_languages_fill_in_the_same_places()
    {
        var (en, es) = (Words.Of("en"), Words.Of("es"));
        en.Keys.Where(key => !Places(en[key]).SetEquals(Places(es[key]))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_key_that_a_page_uses_is_there()
    {
        var keys = Words.Of("en");
        Indexed().Matches(Source).Select(match => match.Groups[1].Value).Where(key => !keys.ContainsKey(key)).ShouldBeEmpty();
        Counted().Matches(Source).Select(match => match.Groups[1].Value).Where(key => !keys.ContainsKey(key + ".one") || !keys.ContainsKey(key + ".other")).ShouldBeEmpty();
        Prefixed().Matches(Source).Select(match => match.Groups[1].Value).Where(prefix => !keys.Keys.Any(key => key.StartsWith(prefix, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_key_is_used()
    {
        var literals = Quoted().Matches(Source).Select(match => match.Groups[1].Value).ToHashSet();
        var prefixes = Prefixed().Matches(Source).Select(match => match.Groups[1].Value).ToList();
        Words.Of("en").Keys.Where(key => !literals.Contains(key) && !literals.Contains(Stem(key)) && !prefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_check_of_the_book_is_said_in_both_languages() =>
        SqlBook.Current.In("checks").Select(check => "check." + check.Name).Where(key => !Words.Of("es").ContainsKey(key)).ShouldBeEmpty();

    [Fact]
    public void Every_cause_of_the_reconciliation_is_said_and_explained() =>
        ReconciliationStep.Causes.SelectMany(cause => new[] { $"cause.{cause}", $"cause.{cause}.why" }).Order()
            .ShouldBe(Words.Of("es").Keys.Where(key => key.StartsWith("cause.", StringComparison.Ordinal)).Order());

    [Fact]
    public void No_page_writes_words_of_its_own()
    {
        var stray = from file in Directory.EnumerateFiles(Path.Combine(WebFolder(), "Pages"), "*.cshtml", SearchOption.AllDirectories)
                    from Match match in Literal().Matches(Razor().Replace(File.ReadAllText(file), " "))
                    let text = match.Groups[1].Value.Trim()
                    where text.Length > 0 && text is not ("Retention" or "· Retention")
                    select $"{Path.GetFileName(file)}: {text}";
        stray.ShouldBeEmpty();
    }

    private static string Stem(string key) => key.EndsWith(".one", StringComparison.Ordinal) || key.EndsWith(".other", StringComparison.Ordinal) ? key[..key.LastIndexOf('.')] : key;

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    private static string WebFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Retention.sln"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "src", "Web");
    }

    private static string SourceOfTheWeb() => string.Join('\n', Directory.EnumerateFiles(WebFolder(), "*.cs*", SearchOption.AllDirectories)
        .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal))
        .Where(file => !file.Contains(Path.DirectorySeparatorChar + "obj" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        .Select(File.ReadAllText));

    [GeneratedRegex("""\b(?:W|words)\["([^"]+)"[\],]""")]
    private static partial Regex Indexed();

    [GeneratedRegex("""\b(?:W|words)\.Count\("([^"]+)",""")]
    private static partial Regex Counted();

    [GeneratedRegex("""\b(?:W|words)(?:\[|\.Count\()\$"([^"{]+)\{""")]
    private static partial Regex Prefixed();

    [GeneratedRegex("""
        "([a-zA-Z]+(?:\.[a-zA-Z_]+)+)"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Place();

    // Letters between two tags, once Razor's own blocks and expressions are gone.
    [GeneratedRegex(@">([^<>@{}]*\p{L}{3,}[^<>@{}]*)<")]
    private static partial Regex Literal();

    [GeneratedRegex(@"@\*.*?\*@|@\{.*?\n\}|@(?:if|foreach|else)[^\n]*|@\([^\n]*\)|@[\w.]+(?:\[[^\]]*\]|\([^)]*\))*|=>|\belse if[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Razor();
}
