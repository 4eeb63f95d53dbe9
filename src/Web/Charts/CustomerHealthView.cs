using System.Globalization;
using Retention.Analytics.Health;
using Retention.Analytics.Reports;
using Retention.Web.Work;

namespace Retention.Web.Charts;

/// <summary>The health of a customer with what people have set against it and what would move it.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Health">Its score.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Overrides">All there were, the latest first.</param>
/// <param name="InForce">The one that holds; null for none.</param>
/// <param name="Moves">What would raise the score, most first.</param>
/// <param name="Today">The as-of day.</param>
/// <param name="Sent">A form that could not be taken; null where all went well.</param>
/// <param name="Refused">Why it could not.</param>
public sealed record CustomerHealthView(
    string CustomerId, CustomerHealth Health, string? Currency, IReadOnlyList<HealthOverride> Overrides, HealthOverride? InForce, IReadOnlyList<HealthMove> Moves, DateOnly Today,
    OverrideForm? Sent, string? Refused)
{
    private const int UsualDays = 30;

    /// <summary>The first day an override may end on, as a form writes it.</summary>
    public string From => Written(Today);

    /// <summary>The last one.</summary>
    public string To => Written(Today.AddDays(HealthOverrides.MostDays));

    /// <summary>The one a form begins with.</summary>
    public string Usual => Written(Today.AddDays(UsualDays));

    /// <summary>Whether a feature was something else a month before.</summary>
    public bool Changed(HealthPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return Health.Score.HealthBefore is not null && part.Value != part.ValueBefore;
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
