using System.Text.Json;

namespace Retention.Analytics.Health.Engines;

/// <summary>A rule of the scorecard: points for what is known of a feature. One of above, below, is and missing is given.</summary>
/// <param name="Feature">Name of a feature.</param>
/// <param name="Points">Added where the rule holds; below 0 where it speaks for staying.</param>
/// <param name="Above">Holds where the value is higher.</param>
/// <param name="Below">Holds where the value is lower.</param>
/// <param name="Is">Holds where the value is this word of a class.</param>
/// <param name="Missing">true: holds where there is no value.</param>
public sealed record ScorecardRule(string Feature, double Points, double? Above = null, double? Below = null, string? Is = null, bool? Missing = null);

/// <summary>What a team thinks makes customers leave, as rules with points.</summary>
/// <param name="Base">Points that everybody has.</param>
/// <param name="Watch">From so many points on a customer is worth watching.</param>
/// <param name="Act">From so many on somebody should call.</param>
/// <param name="Rules">Rules; all that hold are added up.</param>
/// <param name="Segments">By segment, what the points of a feature are multiplied with there.</param>
public sealed record ScorecardRules(double Base, double Watch, double Act, IReadOnlyList<ScorecardRule> Rules, IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Segments)
{
    /// <summary>The file in the data directory that a team writes to set its own.</summary>
    public const string FileName = "scorecard.json";

    /// <summary>Those that come with the program.</summary>
    public static ScorecardRules Shipped { get; } = ReadShipped();

    /// <summary>The team's own where the folder has a file of them, else those of the program.</summary>
    /// <exception cref="ChurnModelException">The file cannot be followed; the message says what to mend.</exception>
    public static ScorecardRules In(string folder)
    {
        var file = Path.Combine(folder, FileName);
        return File.Exists(file) ? Read(File.ReadAllBytes(file), file) : Shipped;
    }

    /// <summary>Reads rules.</summary>
    /// <param name="json">A document like the one that comes with the program.</param>
    /// <param name="source">Where it stands, for messages.</param>
    /// <exception cref="ChurnModelException">It cannot be followed; the message says what to mend.</exception>
    public static ScorecardRules Read(ReadOnlySpan<byte> json, string source)
    {
        ScorecardRules? rules;
        try
        {
            rules = JsonSerializer.Deserialize<ScorecardRules>(json, HealthJson.Options);
        }
        catch (JsonException e)
        {
            throw new ChurnModelException($"{source} cannot be read: {e.Message}", e);
        }

        if (rules is null) throw new ChurnModelException($"{source} is empty: it needs base, watch, act, rules and segments.");
        for (var i = 0; i < rules.Rules.Count; i++)
        {
            var rule = rules.Rules[i];
            object?[] conditions = [rule.Above, rule.Below, rule.Is, rule.Missing];
            if (conditions.Count(condition => condition is not null) != 1) throw new ChurnModelException($"{source}: rule {i + 1}, on '{rule.Feature}', needs just one of above, below, is and missing.");
        }

        if (rules.Act < rules.Watch) throw new ChurnModelException(FormattableString.Invariant($"{source}: act, {rules.Act}, is below watch, {rules.Watch}."));
        if (rules.Segments.SelectMany(segment => segment.Value.Keys.Select(feature => (segment.Key, feature))).FirstOrDefault(pair => rules.Rules.All(rule => rule.Feature != pair.feature)) is { feature: { } stranger } odd)
            throw new ChurnModelException($"{source}: the segment '{odd.Key}' weighs '{stranger}', on which there is no rule.");
        return rules;
    }

    /// <summary>The rules as JSON.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, HealthJson.Options);

    private static ScorecardRules ReadShipped()
    {
        using var stream = typeof(ScorecardRules).Assembly.GetManifestResourceStream(FileName)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return Read(copy.ToArray(), FileName);
    }
}
