using System.Text.RegularExpressions;

namespace Retention.Ingest.Mappings;

/// <summary>Texts like <c>{Year}-{Month:00}</c>, whose braces hold columns of the file.</summary>
internal static partial class TextParts
{
    /// <summary>The columns that a text names.</summary>
    public static IEnumerable<string> Columns(string text) => Part().Matches(text).Select(m => m.Groups["column"].Value);

    /// <summary>The text of a row; empty where every column is blank.</summary>
    public static string Fill(string text, Func<string, string> cell)
    {
        var filled = false;
        var whole = Part().Replace(text, m =>
        {
            var value = cell(m.Groups["column"].Value);
            filled |= value.Length > 0;
            return m.Groups["two"].Success && value.Length == 1 ? "0" + value : value;
        });
        return filled ? whole.Trim() : "";
    }

    [GeneratedRegex(@"\{(?<column>[^{}]+?)(?<two>:00)?\}")]
    private static partial Regex Part();
}
