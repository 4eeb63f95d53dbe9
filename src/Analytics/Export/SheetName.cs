using System.Text;

namespace Retention.Analytics.Export;

/// <summary>Names that a spreadsheet takes.</summary>
internal static class SheetName
{
    private const int Longest = 31;
    private const int LongestTitle = 255;

    /// <summary>A name for a sheet: without the signs that are forbidden, at most 31 characters, unlike every name taken.</summary>
    public static string Of(string wanted, IEnumerable<string> taken)
    {
        var clean = new string([.. wanted.Select(sign => sign is '[' or ']' or ':' or '*' or '?' or '/' or '\\' || char.IsControl(sign) ? ' ' : sign)]).Trim().Trim('\'').Trim();
        if (clean.Length == 0 || clean.Equals("history", StringComparison.OrdinalIgnoreCase)) clean += "_";
        return Unlike(clean, Longest, taken);
    }

    /// <summary>Titles of a table's columns: none empty, none too long, no two the same.</summary>
    public static IReadOnlyList<string> Titles(IEnumerable<string> wanted)
    {
        List<string> titles = [];
        foreach (var (place, title) in wanted.Index())
        {
            var clean = new string([.. title.Select(sign => char.IsControl(sign) ? ' ' : sign)]);
            titles.Add(Unlike(clean.Trim().Length == 0 ? $"column {place + 1}" : clean, LongestTitle, titles));
        }

        return titles;
    }

    /// <summary>A name for a table, by which formulas call it: letters, digits and low lines.</summary>
    public static string OfTable(string sheet, IEnumerable<string> taken)
    {
        var name = new StringBuilder();
        foreach (var sign in sheet.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(sign)) name.Append(sign);
            else if (sign is ' ' or '-' or '_') name.Append('_');
        }

        // Without its beginning "t_" a short name could be the address of a cell.
        return Unlike("t_" + name.ToString().Trim('_'), LongestTitle, taken, "_");
    }

    /// <summary>A title as a formula writes it between brackets.</summary>
    public static string InFormula(string title) =>
        string.Concat(title.Select(sign => sign is '[' or ']' or '#' or '\'' or '@' ? "'" + sign : sign.ToString()));

    private static string Unlike(string wanted, int longest, IEnumerable<string> taken, string between = " ")
    {
        var known = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var name = Cut(wanted, longest);
        for (var number = 2; known.Contains(name); number++)
        {
            var end = between + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            name = Cut(wanted, longest - end.Length) + end;
        }

        return name;
    }

    private static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)].TrimEnd();
    }
}
