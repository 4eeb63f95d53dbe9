using Retention.Analytics.Selecting;

namespace Retention.Web.Filtering;

/// <summary>What a page is about, as its address says: <c>?where=segment:smb&amp;period=quarter</c>, or in short <c>?segment=smb</c>.</summary>
/// <param name="Selection">The customers and the periods; everybody by month where the address cannot be followed.</param>
/// <param name="Problem">Why it cannot be followed; null where it can.</param>
public sealed record Filter(Selection Selection, SelectionException? Problem)
{
    /// <summary>Everybody, by month.</summary>
    public static Filter None { get; } = new(Selection.Everyone, null);

    /// <summary>Reads the address of a page. Nothing in it is trusted.</summary>
    public static Filter Of(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        try
        {
            var selection = Selection.Where(query["where"]);
            var more = Selection.Attributes.Where(query.ContainsKey)
                .Select(name => new Condition(name, false, [.. query[name].Where(value => !string.IsNullOrEmpty(value)).Select(value => value == "~" ? null : value)]))
                .Where(condition => condition.Values.Count > 0).ToList();
            if (more.Count > 0) selection = Selection.Of((selection.IsEveryone ? [[]] : selection.Groups).Select(group => group.Concat(more)));
            return new(selection with { Grain = Grains.Read(query["period"]), Against = Grains.ReadAgainst(query["against"]) }, null);
        }
        catch (SelectionException problem)
        {
            return None with { Problem = problem };
        }
    }
}
