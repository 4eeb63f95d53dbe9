using System.Globalization;

namespace Retention.Analytics.Policies;

/// <summary>The named policies and their presets. Source: metrics.md, sections 9 and 11 (docs/glossary.md retells them).</summary>
public static class PolicyBook
{
    /// <summary>Every policy, in the order in which they are shown.</summary>
    public static IReadOnlyList<Policy> All { get; } =
    [
        new("reporting_currency", "auto", "an ISO 4217 currency, such as EUR; auto takes the most frequent currency of the first load",
            v => v == "auto" || (v.Length == 3 && v.All(char.IsAsciiLetter))),
        new("timezone", "UTC", "an IANA time zone, such as Europe/Madrid", v => TimeZoneInfo.TryFindSystemTimeZoneById(v, out _), KeepsCase: true),
        OneOf("netting", "event", "event", "month"),
        Days("reactivation_grace_days", "30"),
        Days("new_after_days", "never", "never"),
        OneOf("churn_recognition", "term_end", "term_end", "request"),
        Days("past_due_churn_days", "30", "never"),
        Days("pause_churn_days", "90", "never"),
        OneOf("one_time_discount", "annual", "annual", "always", "never"),
        OneOf("limited_discount", "deduct", "deduct", "ignore"),
        OneOf("free_is", "churn", "churn", "contraction"),
        OneOf("usage_in_mrr", "no", "no", "yes"),
        new("gross_margin", "none", "a number from 0 to 1, or none", v => v == "none" || Number(v) is >= 0 and <= 1),
        new("hourly_cost", "none", "what an hour of work for customers costs, from 0 up in the reporting currency, or none", v => v == "none" || Number(v) is >= 0),
        new("discount_rate", "0.10", "a number from 0 up, a year", v => Number(v) is >= 0),
        new("cac_lag_months", "0", "a whole number from 0 to 6", v => Whole(v) is >= 0 and <= 6),
        Days("recovery_days", "60"),
        OneOf("retainer_rollover", "one_period", "one_period", "never", "always"),
        Days("nps_window_days", "90"),
        OneOf("nps_responses", "latest", "latest", "all"),
        OneOf("risk_horizon_days", "90", "30", "60", "90", "180"),
        new("red_capacity", "20", "how many customers the team can call, a whole number from 1 to 100000", v => Whole(v) is >= 1 and <= 100000),
        new("payer_band_days", "3,30,60", "three rising limits in days, such as 3,30,60", IsThreeRisingLimits),
    ];

    /// <summary>Named sets of policies that come near a vendor's published rules (metrics.md, section 9).</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Presets { get; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.OrdinalIgnoreCase)
        {
            ["default"] = new Dictionary<string, string>(),
            ["stripe-like"] = new Dictionary<string, string>
            {
                ["past_due_churn_days"] = "never", ["one_time_discount"] = "never", ["limited_discount"] = "ignore", ["churn_recognition"] = "request",
            },
            ["chartmogul-like"] = new Dictionary<string, string>
            {
                ["past_due_churn_days"] = "never", ["one_time_discount"] = "always",
            },
            ["profitwell-like"] = new Dictionary<string, string>
            {
                ["netting"] = "month", ["one_time_discount"] = "always", ["past_due_churn_days"] = "30",
            },
            ["baremetrics-like"] = new Dictionary<string, string> { ["past_due_churn_days"] = "30", ["free_is"] = "churn" },
            ["recurly-like"] = new Dictionary<string, string> { ["past_due_churn_days"] = "never", ["one_time_discount"] = "always" },
            ["maxio-like"] = new Dictionary<string, string> { ["churn_recognition"] = "request", ["new_after_days"] = "90" },
        };

    private static Policy OneOf(string name, string standard, params string[] values) =>
        new(name, standard, string.Join(" or ", values), values.Contains);

    private static Policy Days(string name, string standard, string? word = null) =>
        new(name, standard, "a whole number of days from 0 to 36500" + (word is null ? "" : $", or {word}"), v => v == word || Whole(v) is >= 0 and <= 36500);

    private static bool IsThreeRisingLimits(string value)
    {
        var limits = value.Split(',').Select(Whole).ToArray();
        return limits is [>= 0, not null, not null] && limits[0] < limits[1] && limits[1] < limits[2];
    }

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? n : null;
}
