using Retention.Analytics.Health.Protocol;

namespace Retention.Analytics.Health.Engines;

/// <summary>Rules with points: works on the first day, with billing and NPS alone. Points make bands, never a probability.</summary>
public sealed class Scorecard : IChurnModel
{
    /// <summary>The engine's name.</summary>
    public const string Name = "scorecard";

    private readonly (int Feature, ScorecardRule Rule, int Word)[] rules;

    /// <summary>A scorecard over some features.</summary>
    /// <exception cref="ChurnModelException">A rule is on a feature that is not there, or on a word that it does not have.</exception>
    public Scorecard(FeatureSchema schema, ScorecardRules rules)
    {
        (Schema, Rules) = (schema, rules);
        string[] names = [.. schema.Features.Select(feature => feature.Name)];
        this.rules = [.. rules.Rules.Select((rule, i) =>
        {
            var at = Array.IndexOf(names, rule.Feature);
            if (at < 0) throw new ChurnModelException($"Rule {i + 1} of the scorecard is on '{rule.Feature}', which is no feature: they are {string.Join(", ", names)}.");
            if (rule.Is is null) return (at, rule, -1);
            string[] words = schema.Features[at].Shape is Shape.Classes classes ? classes.Words : [];
            var word = Array.IndexOf(words, rule.Is);
            return word >= 0 ? (at, rule, word) : throw new ChurnModelException($"Rule {i + 1} of the scorecard asks whether '{rule.Feature}' is '{rule.Is}': its words are {(words.Length == 0 ? "none, it is a number" : string.Join(", ", words))}.");
        })];
    }

    /// <inheritdoc/>
    public string Engine => Name;

    /// <inheritdoc/>
    public FeatureSchema Schema { get; }

    /// <summary>Its rules.</summary>
    public ScorecardRules Rules { get; }

    /// <summary>Points and where they come from.</summary>
    /// <param name="table">Customers on a day.</param>
    /// <param name="segments">Segment of each row; null where none is known.</param>
    /// <exception cref="ChurnModelException">The table has other columns, or an infinite value.</exception>
    public Scored Score(FeatureTable table, IReadOnlyList<string?>? segments)
    {
        Schema.Require(table.Schema);
        table.RequireFinite();
        var (points, parts, width) = (new double[table.Rows], new float[table.Rows * (table.Width + 1)], table.Width + 1);
        for (var row = 0; row < table.Rows; row++)
        {
            var values = table.Row(row);
            var into = parts.AsSpan(row * width, width);
            into[^1] = (float)Rules.Base;
            points[row] = Rules.Base;
            var weights = segments?[row] is { } segment ? Rules.Segments.GetValueOrDefault(segment) : null;
            foreach (var (feature, rule, word) in rules)
            {
                if (!Holds(rule, word, values[feature])) continue;
                var given = rule.Points * (weights is not null && weights.TryGetValue(rule.Feature, out var weight) ? weight : 1);
                into[feature] += (float)given;
                points[row] += given;
            }
        }

        return new(null, points, parts);
    }

    /// <summary>Points, which are no log odds.</summary>
    public double[] Predict(FeatureTable table) => Score(table, null).Scores;

    /// <summary>Points by feature and, last, those that everybody has.</summary>
    public float[] Explain(FeatureTable table) => Score(table, null).Contributions;

    /// <inheritdoc/>
    public byte[] Save() => Rules.Write();

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static bool Holds(ScorecardRule rule, int word, float value) => float.IsNaN(value)
        ? rule.Missing == true
        : rule.Above is { } above ? value > above : rule.Below is { } below ? value < below : rule.Is is not null ? value == word : rule.Missing == false;
}
