using Retention.Analytics.Metrics;

namespace Retention.Analytics.Selecting;

/// <summary>What a metric or a report is about: everybody, or those customers who meet every condition of one of some groups; by which periods.</summary>
/// <remarks>Two selections of the same conditions are the same and have the same <see cref="Text"/>, whatever the order in which
/// they were written. A condition on plan or product selects the MRR of that plan, not the whole customer.</remarks>
public sealed record Selection
{
    private static readonly string[] OfCustomers = ["segment", "country", "csm", "acquisition_channel", "industry", "currency"];
    private static readonly string[] OfSubscriptions = ["plan", "product"];

    private Selection(IEnumerable<IReadOnlyList<Condition>> groups)
    {
        Groups = [.. groups.Select(Ordered).DistinctBy(group => SelectionText.Write([group])).OrderBy(group => SelectionText.Write([group]), StringComparer.Ordinal)];
        Text = SelectionText.Write(Groups);
    }

    private Selection(IEnumerable<IReadOnlyList<Condition>> groups, Selection other)
        : this(groups) => (Grain, Against) = (other.Grain, other.Against);

    /// <summary>Every customer.</summary>
    public static Selection Everyone { get; } = new([]);

    /// <summary>The attributes that can be selected by.</summary>
    public static IReadOnlyList<string> Attributes { get; } = [.. OfCustomers, .. OfSubscriptions];

    /// <summary>Joined by "or"; the conditions of each by "and". None is everybody.</summary>
    public IReadOnlyList<IReadOnlyList<Condition>> Groups { get; }

    /// <summary>The selection as addresses and the command line write it; empty for everybody.</summary>
    public string Text { get; }

    /// <summary>How time is cut.</summary>
    public Grain Grain { get; init; }

    /// <summary>What a period is set beside.</summary>
    public Against Against { get; init; }

    /// <summary>Every customer, by the same periods.</summary>
    public Selection OfEveryone => new([], this);

    /// <summary>Whether nothing is asked of a customer.</summary>
    public bool IsEveryone => Groups.Count == 0;

    /// <summary>Whether it selects by what is paid for: then it is of MRR, and a customer can be in it with a part of its own.</summary>
    public bool IsOfPlans => Groups.Any(group => group.Any(condition => condition.IsOfPlans));

    /// <summary>The customers with this value of this attribute (for plan and product: the MRR on it).</summary>
    /// <exception cref="MetricException">There is no such attribute.</exception>
    public static Selection Of(string attribute, string? value) => Everyone.And(attribute, value);

    /// <summary>Reads a selection; nothing is everybody.</summary>
    /// <param name="text">As <see cref="Text"/> writes it; conditions and values in any order.</param>
    /// <exception cref="SelectionException">It cannot be followed.</exception>
    public static Selection Where(string? text) => string.IsNullOrWhiteSpace(text) ? Everyone : new(SelectionText.Read(text));

    /// <summary>A selection of groups made otherwise than by writing.</summary>
    /// <exception cref="SelectionException">It is too large.</exception>
    public static Selection Of(IEnumerable<IEnumerable<Condition>> groups) =>
        Where(SelectionText.Write(groups.Select(group => group.ToList()).Where(group => group.Count > 0)));

    /// <summary>A condition as it stands in <see cref="Text"/>.</summary>
    public static string Write(Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return SelectionText.Write(condition);
    }

    /// <summary>Those of it who also have this value.</summary>
    /// <exception cref="MetricException">There is no such attribute.</exception>
    public Selection And(string attribute, string? value)
    {
        if (!Attributes.Contains(attribute)) throw new SelectionException("unknown_attribute", attribute, $"Customers cannot be selected by '{attribute}': use one of {string.Join(", ", Attributes)}.");
        var more = new Condition(attribute, false, [value]);
        return new(IsEveryone ? [[more]] : Groups.Select(group => (IReadOnlyList<Condition>)[.. group, more]), this);
    }

    /// <summary>The selection without one condition of one group; a group that is left empty goes with it.</summary>
    public Selection Without(int group, int condition) =>
        new(Groups.Select((conditions, i) => i == group ? [.. conditions.Where((_, j) => j != condition)] : conditions).Where(conditions => conditions.Count > 0), this);

    /// <summary>Puts the names by which a text reads a selection (<c>selected_moves</c> ...) in front of it.</summary>
    /// <param name="text">A metric, a report, or several joined.</param>
    /// <param name="by">What the text splits the selection by (<c>$by</c>); null where it does not.</param>
    public (string Sql, IReadOnlyList<(string Name, object? Value)> Parameters) InFrontOf(string text, string? by = null) => new SelectionSql(this, by).Around(text);

    /// <inheritdoc/>
    public bool Equals(Selection? other) => other is not null && (other.Text, other.Grain, other.Against) == (Text, Grain, Against);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Text, Grain, Against);

    /// <inheritdoc/>
    public override string ToString() => $"{Text} {Grain} {Against}";

    private static IReadOnlyList<Condition> Ordered(IReadOnlyList<Condition> conditions) =>
        [.. conditions.Select(condition => condition.Tidy())
            .OrderBy(condition => Attributes.ToList().IndexOf(condition.Attribute)).ThenBy(condition => condition.IsNot)
            .ThenBy(SelectionText.Write, StringComparer.Ordinal)
            .DistinctBy(SelectionText.Write)];
}
