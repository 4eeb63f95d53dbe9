namespace Retention.Analytics.Health;

/// <summary>What a customer's health would be with one thing different.</summary>
/// <param name="Name">Names what is different: one of <see cref="HealthMoves"/>.</param>
/// <param name="Health">0 to 100.</param>
/// <param name="Change">Against the score as it is, in points; above 0.</param>
public sealed record HealthMove(string Name, double Health, double Change);

/// <summary>What a team can do something about, as changes of features.</summary>
internal static class HealthMoves
{
    /// <summary>A smaller gain is not worth a line.</summary>
    public const double Least = 0.1;

    /// <summary>Each with the features as they would be; a feature that is not known stays so.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<(string Feature, float Value)> Changes)> All { get; } =
    [
        ("touch", [("days_since_touch", 0)]),
        ("review", [("reviewed", 1), ("days_since_touch", 0)]),
        ("collect", [("open_failures", 0), ("days_overdue", 0)]),
        ("onboarding", [("milestones_late", 0)]),
        ("tickets", [("open_tickets", 0)]),
    ];

    /// <summary>A row for each move that changes something, with its name.</summary>
    public static (IReadOnlyList<string> Names, FeatureTable Table) Of(FeatureSchema schema, IReadOnlyDictionary<string, double?> values)
    {
        List<string> names = [];
        List<float> rows = [];
        var now = schema.Features.Select(feature => values.GetValueOrDefault(feature.Name) is { } value ? (float)value : float.NaN).ToArray();
        foreach (var (name, changes) in All)
        {
            var moved = (float[])now.Clone();
            foreach (var (feature, value) in changes)
            {
                var place = schema.Features.Select(one => one.Name).ToList().IndexOf(feature);
                if (place >= 0 && (feature == "days_since_touch" || !float.IsNaN(moved[place]))) moved[place] = value;
            }

            if (moved.AsSpan().SequenceEqual(now)) continue;
            names.Add(name);
            rows.AddRange(moved);
        }

        return (names, new FeatureTable(schema, names, [.. names.Select(_ => DateOnly.MinValue)], [.. rows], [.. names.Select(_ => float.NaN)]));
    }
}
