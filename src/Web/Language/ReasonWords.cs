using Retention.Analytics.Health;

namespace Retention.Web.Language;

/// <summary>What a feature of a customer says, as a short sentence in the reader's language: <c>no use for 34 days</c>.</summary>
/// <remarks>
/// <c>reason.NAME</c> holds the value; <c>.missing</c> is said where it is not known, <c>.none</c> of 0, <c>.less</c> below 0 (without the
/// sign), <c>.one</c> of 1, and of a class its word.
/// </remarks>
public static class ReasonWords
{
    private static readonly Format Format = new();

    private static readonly HashSet<string> Shares =
        ["mrr_change", "discount_share", "active_share", "usage_change", "limit_share", "csat", "ticket_satisfaction", "retainer_used"];

    /// <summary>The name of a feature; that of the column where it is not one of ours.</summary>
    public static string Feature(this Words words, string feature)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Has("feature." + feature) ? words[$"feature.{feature}"] : feature;
    }

    /// <summary>What a value of a feature says of a customer.</summary>
    /// <param name="words">The reader's words.</param>
    /// <param name="feature">A feature of <see cref="HealthSchema.Current"/>, or a column of a file.</param>
    /// <param name="value">Its value; <see cref="float.NaN"/> where it is not known.</param>
    /// <param name="currency">Currency of amounts.</param>
    public static string Reason(this Words words, Feature feature, float value, string? currency)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(feature);
        var name = feature.Name;
        if (!words.Has($"reason.{name}.missing")) return $"{name} = {Shown(name, value, currency)}";
        if (float.IsNaN(value)) return words[$"reason.{name}.missing"];
        if (feature.Shape is Shape.Classes classes) return words[$"reason.{name}.{classes.Words[Math.Clamp((int)value, 0, classes.Words.Length - 1)]}"];
        var form = value switch
        {
            0 => ".none",
            1 when !Shares.Contains(name) => ".one",
            < 0 => ".less",
            _ => "",
        };
        return words.Has($"reason.{name}{form}")
            ? words[$"reason.{name}{form}", Shown(name, form == ".less" ? -value : value, currency)]
            : words[$"reason.{name}", Shown(name, value, currency)];
    }

    private static string Shown(string name, float value, string? currency)
    {
        if (float.IsNaN(value)) return Format.Nothing;
        var number = (decimal)Math.Clamp(value, -1e15f, 1e15f);
        if (name == "mrr") return Format.Money(number, currency);
        if (Shares.Contains(name)) return Format.Percent(number, 0);
        return Format.Number(number, number == decimal.Truncate(number) ? 0 : 2);
    }
}
