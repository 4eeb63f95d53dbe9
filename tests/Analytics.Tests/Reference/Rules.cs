using System.Globalization;

namespace Retention.Analytics.Tests.Reference;

public enum OneTimeDiscount { Annual, Always, Never }

/// <summary>The policies of metrics.md 11 that recurring revenue depends on, with their defaults.</summary>
public sealed record Rules
{
    public string ReportingCurrency { get; init; } = "USD";
    public string Timezone { get; init; } = "UTC";
    public bool NetByMonth { get; init; }
    public int GraceDays { get; init; } = 30;

    /// <summary>Null is never.</summary>
    public int? NewAfterDays { get; init; }
    public bool EndAtRequest { get; init; }

    /// <summary>Null is never.</summary>
    public int? PastDueChurnDays { get; init; } = 30;

    /// <summary>Null is never.</summary>
    public int? PauseChurnDays { get; init; } = 90;
    public OneTimeDiscount OneTimeDiscount { get; init; }
    public bool IgnoreLimitedDiscounts { get; init; }
    public bool FreeIsContraction { get; init; }

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Timezone);

    /// <summary>The same rules by the names and words that the product takes.</summary>
    public IReadOnlyDictionary<string, string> AsPolicies() => new Dictionary<string, string>
    {
        ["reporting_currency"] = ReportingCurrency,
        ["timezone"] = Timezone,
        ["netting"] = NetByMonth ? "month" : "event",
        ["reactivation_grace_days"] = Days(GraceDays),
        ["new_after_days"] = Days(NewAfterDays),
        ["churn_recognition"] = EndAtRequest ? "request" : "term_end",
        ["past_due_churn_days"] = Days(PastDueChurnDays),
        ["pause_churn_days"] = Days(PauseChurnDays),
        ["one_time_discount"] = OneTimeDiscount switch
        {
            OneTimeDiscount.Annual => "annual",
            OneTimeDiscount.Always => "always",
            OneTimeDiscount.Never => "never",
            _ => throw new InvalidOperationException($"No word for {OneTimeDiscount}."),
        },
        ["limited_discount"] = IgnoreLimitedDiscounts ? "ignore" : "deduct",
        ["free_is"] = FreeIsContraction ? "contraction" : "churn",
    };

    private static string Days(int? days) => days?.ToString(CultureInfo.InvariantCulture) ?? "never";
}
