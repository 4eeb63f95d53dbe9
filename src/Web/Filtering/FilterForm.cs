using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;

namespace Retention.Web.Filtering;

/// <summary>The form that changes one group of a filter: a field for each attribute; the rest of the filter travels with it.</summary>
/// <param name="Fields">One an attribute.</param>
/// <param name="Others">The groups that stay as they are.</param>
/// <param name="Rest">Conditions of the group for which there is no second field.</param>
public sealed record FilterForm(IReadOnlyList<FilterField> Fields, string Others, string Rest)
{
    /// <summary>The form for a group; a number that no group has makes a new one.</summary>
    public static FilterForm Of(Selection selection, int group, ILookup<string, FilterValue> values)
    {
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(values);
        var conditions = group < selection.Groups.Count ? selection.Groups[group] : [];
        var shown = conditions.DistinctBy(condition => condition.Attribute).ToDictionary(condition => condition.Attribute);
        return new(
            [.. Selection.Attributes.Select(name => FilterField.Of(name, shown.GetValueOrDefault(name), [.. values[name]]))],
            Text(selection.Groups.Where((_, i) => i != group)),
            Text([conditions.Except(shown.Values)]));
    }

    /// <summary>The filter that a sent form asks for, as addresses write it; the page it leads to says what cannot be followed.</summary>
    public static string Written(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var fields = Selection.Attributes
            .Select(name => new Condition(name, query["not"].Contains(name), [.. query[name].Where(value => !string.IsNullOrEmpty(value)).Select(value => value == "~" ? null : value)]))
            .Where(condition => condition.Values.Count > 0).Select(Selection.Write);
        var group = string.Join(';', fields.Append(query["rest"].ToString()).Where(text => text.Length > 0));
        var written = string.Join('|', new[] { query["others"].ToString(), group }.Where(text => text.Length > 0));
        try
        {
            return Selection.Where(written).Text;
        }
        catch (SelectionException)
        {
            return written;
        }
    }

    private static string Text(IEnumerable<IEnumerable<Condition>> groups) => Selection.Of(groups).Text;
}

/// <summary>One attribute in the form.</summary>
/// <param name="Name">The attribute.</param>
/// <param name="IsNot">Whether the values chosen are left out.</param>
/// <param name="Values">The values to choose from, and which of them are chosen.</param>
/// <param name="Found">How many values there are, those that are not listed too.</param>
public sealed record FilterField(string Name, bool IsNot, IReadOnlyList<(string Value, string? Label, bool IsChosen)> Values, long Found)
{
    /// <summary>How many values are chosen.</summary>
    public int Chosen => Values.Count(one => one.IsChosen);

    internal static FilterField Of(string name, Condition? condition, IReadOnlyList<FilterValue> values)
    {
        var chosen = condition?.Values ?? [];
        var unlisted = chosen.Where(value => values.All(one => one.Value != value));
        return new(
            name, condition?.IsNot ?? false,
            [.. values.Select(one => (one.Value ?? "~", one.Label, chosen.Contains(one.Value))), .. unlisted.Select(value => (value ?? "~", value, true))],
            values.Count == 0 ? 0 : values[0].Found);
    }
}
