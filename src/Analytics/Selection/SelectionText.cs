using System.Globalization;
using System.Text;

namespace Retention.Analytics.Selecting;

/// <summary>
/// A selection as text, as addresses and the command line write it: <c>segment:smb,mid;country!:ES|plan:pro</c>.
/// </summary>
/// <remarks><c>,</c> is or between values, <c>;</c> is and, <c>|</c> is or between groups, <c>!:</c> is not, <c>~</c> is "not
/// known"; <c>\</c> takes the meaning from the sign after it. docs/decisions/0024.</remarks>
internal static class SelectionText
{
    /// <summary>Limits of one selection: conditions, values, and signs of its text.</summary>
    public const int MostConditions = 50, MostValues = 200, MostSigns = 8000;

    private const string Signs = ",;|\\";

    /// <summary>The groups of a text.</summary>
    /// <exception cref="SelectionException">It cannot be followed.</exception>
    public static List<IReadOnlyList<Condition>> Read(string text)
    {
        var groups = Split(text, '|').Select(group => (IReadOnlyList<Condition>)[.. Split(group, ';').Select(ReadCondition)]).ToList();
        Limit("too_many_conditions", groups.Sum(group => group.Count), MostConditions, "conditions");
        Limit("too_many_values", groups.Sum(group => group.Sum(condition => condition.Values.Count)), MostValues, "values");
        Limit("too_long", text.Length, MostSigns, "signs");
        return groups;
    }

    /// <summary>The text of groups that are in order.</summary>
    public static string Write(IEnumerable<IEnumerable<Condition>> groups) => string.Join('|', groups.Select(group => string.Join(';', group.Select(Write))));

    /// <summary>The text of one condition.</summary>
    public static string Write(Condition condition) => condition.Attribute + (condition.IsNot ? "!:" : ":") + string.Join(',', condition.Values.Select(Write));

    private static string Write(string? value)
    {
        if (value is null) return "~";
        if (value == "~") return "\\~";
        var text = new StringBuilder();
        foreach (var sign in value)
        {
            if (Signs.Contains(sign, StringComparison.Ordinal)) text.Append('\\');
            text.Append(sign);
        }

        return text.ToString();
    }

    private static Condition ReadCondition(string text)
    {
        var at = text.IndexOf(':', StringComparison.Ordinal);
        if (at <= 0) throw new SelectionException("not_a_condition", text, $"'{text}' is no condition: write one such as segment:smb, several with ; (and) or | (or) between them.");
        var isNot = text[at - 1] == '!';
        var attribute = text[..(isNot ? at - 1 : at)].Trim();
        if (!Selection.Attributes.Contains(attribute))
        {
            throw new SelectionException("unknown_attribute", attribute, $"Customers cannot be selected by '{attribute}': use one of {string.Join(", ", Selection.Attributes)}.");
        }

        return new(attribute, isNot, [.. Split(text[(at + 1)..], ',').Select(value => ReadValue(value, text))]);
    }

    private static string? ReadValue(string text, string condition)
    {
        if (text.Length == 0) throw new SelectionException("no_value", condition, $"'{condition}' names no value: write one after the colon, or ~ for those for whom it is not known.");
        if (text == "~") return null;
        var value = new StringBuilder();
        for (var i = 0; i < text.Length; i++) value.Append(text[i] == '\\' && i + 1 < text.Length ? text[++i] : text[i]);
        return value.ToString();
    }

    /// <summary>The parts between the places where the sign stands with its meaning.</summary>
    private static List<string> Split(string text, char sign)
    {
        List<string> parts = [];
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == sign)
            {
                parts.Add(text[from..i]);
                from = i + 1;
            }
        }

        parts.Add(text[from..]);
        return parts;
    }

    private static void Limit(string kind, int count, int most, string what)
    {
        if (count <= most) return;
        throw new SelectionException(kind, count.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"The filter has {count:N0} {what}, and at most {most:N0} are taken: make it shorter."));
    }
}
