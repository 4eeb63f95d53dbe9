using Retention.Analytics.Policies;

namespace Retention.Analytics.Reports;

/// <summary>The way from one set of policies to another, one policy at a time in the order of the book.</summary>
/// <param name="A">Name of the first set: a preset, or <see cref="Workspace"/>.</param>
/// <param name="B">Name of the last.</param>
/// <param name="Sets">Every set on the way, the first and the last included.</param>
/// <param name="Turns">What is turned between each set and the next.</param>
public sealed record PolicyPath(string A, string B, IReadOnlyList<PolicySet> Sets, IReadOnlyList<PolicyTurn> Turns)
{
    /// <summary>Names the policies that are in force.</summary>
    public const string Workspace = "workspace";

    /// <summary>What can be compared.</summary>
    public static IReadOnlyList<string> Names { get; } = [Workspace, .. PolicyBook.Presets.Keys];

    /// <summary>The way between two names of <see cref="Names"/>.</summary>
    /// <param name="workspace">The policies in force: what no preset speaks of (currency, zone, margin) stays as it is there.</param>
    /// <param name="a">Where it begins.</param>
    /// <param name="b">Where it ends.</param>
    public static PolicyPath Between(PolicySet workspace, string a, string b)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        List<PolicySet> sets = [Of(workspace, a)];
        List<PolicyTurn> turns = [];
        var end = Of(workspace, b);
        foreach (var policy in PolicyBook.All.Select(policy => policy.Name).Where(policy => sets[0][policy] != end[policy]))
        {
            turns.Add(new(policy, sets[0][policy], end[policy]));
            sets.Add(sets[^1].With(policy, end[policy]));
        }

        return new(a, b, sets, turns);
    }

    private static PolicySet Of(PolicySet workspace, string name)
    {
        if (name == Workspace) return workspace;
        var spoken = PolicyBook.Presets.Values.SelectMany(preset => preset.Keys).Distinct();
        return spoken.Aggregate(workspace, (set, policy) => set.With(policy, PolicySet.Default[policy])).With("preset", name);
    }
}

/// <summary>A policy that is turned from one value to another.</summary>
public sealed record PolicyTurn(string Policy, string From, string To);
