using Retention.Analytics.Selecting;
using Retention.Web.Language;

namespace Retention.Web.Exports;

/// <summary>A filter in words: <c>Segment: smb or mid; Country: ES</c>.</summary>
internal static class SelectionWords
{
    /// <summary>All of it.</summary>
    public static string Say(Selection selection, Words words) =>
        string.Join($" {words["filter.or"]} ", selection.Groups.Select(group => string.Join("; ", group.Select(condition => Say(condition, words)))));

    /// <summary>A condition of it.</summary>
    public static string Say(Condition condition, Words words)
    {
        var values = string.Join($" {words["filter.or"]} ", condition.Values.Select(value => value ?? words["filter.unknown"]));
        return words[condition.IsNot ? "filter.is_not" : "filter.is", words[$"filter.attribute.{condition.Attribute}"], values];
    }
}
