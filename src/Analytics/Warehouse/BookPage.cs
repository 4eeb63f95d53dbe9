using System.Text.RegularExpressions;
using Retention.Analytics.Metrics;

namespace Retention.Analytics.Warehousing;

/// <summary>One file of the SQL book: a select under a header, named by its path.</summary>
/// <param name="Schema">Folder: rules, staging, core, mart, metrics, reports or checks.</param>
/// <param name="Name">File name without its ending.</param>
/// <param name="Title">First comment line.</param>
/// <param name="Header">Header entries (<c>-- key: value</c>), keys in lower case.</param>
/// <param name="Sql">The text of the select, comments included.</param>
public sealed partial record BookPage(string Schema, string Name, string Title, IReadOnlyDictionary<string, string> Header, string Sql)
{
    /// <summary>Name in the warehouse, such as <c>core.customers</c>.</summary>
    public string FullName => $"{Schema}.{Name}";

    /// <summary>Its title in both languages, where it has both (<c>English | Spanish</c>).</summary>
    public Localized Label => Localized.Parse(Title);

    /// <summary>What it is, in both languages; null where its header does not say.</summary>
    public Localized? Definition => Header.TryGetValue("definition", out var english) ? new(english, Header.GetValueOrDefault("definition_es") ?? english) : null;

    /// <summary>Its text without its definition, for where that stands beside it.</summary>
    public string Undefined => DefinitionLines().Replace(Sql, "").Trim();

    /// <summary>Whether the page is read through instead of stored: all of rules and staging, and what says <c>materialized: view</c>.</summary>
    public bool IsView => Schema is "staging" or "rules" || Header.GetValueOrDefault("materialized") == "view";

    /// <summary>The schema-qualified names that the text reads.</summary>
    public IReadOnlyList<string> Reads => NamesIn(Sql);

    /// <summary>Reads one file of the book.</summary>
    /// <exception cref="BookException">The file breaks a rule of the book.</exception>
    public static BookPage Parse(string schema, string name, string sql)
    {
        var header = new Dictionary<string, string>(StringComparer.Ordinal);
        var title = name;
        string? key = null;
        foreach (var (line, index) in sql.Split('\n').TakeWhile(l => l.StartsWith("--", StringComparison.Ordinal)).Select((l, i) => (l[2..].TrimEnd(), i)))
        {
            if (index == 0)
            {
                title = line.Trim();
            }
            else if (HeaderEntry().Match(line) is { Success: true } entry)
            {
                header[key = entry.Groups[1].Value] = entry.Groups[2].Value.Trim();
            }
            else if (key is not null)
            {
                header[key] += " " + line.Trim();
            }
        }

        return Bare(sql).Contains("current_date", StringComparison.OrdinalIgnoreCase)
            ? throw new BookException($"{schema}/{name}.sql reads current_date: use getvariable('as_of').")
            : new(schema, name, title, header, sql);
    }

    internal static IReadOnlyList<string> NamesIn(string sql) => [.. QualifiedName().Matches(Bare(sql)).Select(m => m.Value).Distinct(StringComparer.Ordinal)];

    private static string Bare(string sql) => CommentOrText().Replace(sql, " ");

    [GeneratedRegex(@"\b(?:raw|rules|staging|core|mart|ops)\.[a-z_][a-z_0-9]*\b")]
    private static partial Regex QualifiedName();

    // What stands further in goes on with the entry above, though a word and a colon begin it.
    [GeneratedRegex(@"^ ?([a-z_]+):\s*(.*)$")]
    private static partial Regex HeaderEntry();

    [GeneratedRegex(@"^-- definition(_es)?:.*\n(--  .*\n)*", RegexOptions.Multiline)]
    private static partial Regex DefinitionLines();

    [GeneratedRegex(@"--[^\n]*|'(?:[^']|'')*'")]
    private static partial Regex CommentOrText();
}

/// <summary>The SQL book contradicts itself: a name nobody defines, a circle, or a banned word. Always a fault of ours.</summary>
public sealed class BookException(string message) : Exception(message);
