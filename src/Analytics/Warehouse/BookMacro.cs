using System.Text.RegularExpressions;

namespace Retention.Analytics.Warehousing;

/// <summary>A macro of the SQL book: a page that uses it reads what it reads.</summary>
/// <param name="Name">What pages call it.</param>
/// <param name="Text">Its definition, from the name on.</param>
/// <param name="Reads">The schema-qualified names in its text.</param>
internal sealed partial record BookMacro(string Name, string Text, IReadOnlyList<string> Reads)
{
    /// <summary>The macros of a script.</summary>
    public static IEnumerable<BookMacro> Read(string script) =>
        from text in script.Split("create or replace macro ").Skip(1)
        select new BookMacro(FirstWord().Match(text).Value, text, BookPage.NamesIn(text));

    /// <summary>Whether a page calls it.</summary>
    public bool IsUsedBy(string sql) => sql.Contains(Name + "(", StringComparison.Ordinal);

    [GeneratedRegex("^[a-z_]+")]
    private static partial Regex FirstWord();
}
