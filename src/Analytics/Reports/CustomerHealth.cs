using System.Data.Common;
using System.Text.Json;
using Retention.Analytics.Health;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>Why a customer has its health: from the base rate, feature by feature, to the score. Source: Sql/reports/health_customer.sql.</summary>
/// <param name="State">The latest run.</param>
/// <param name="Score">What it says of the customer.</param>
/// <param name="Parts">The features that moved it, by group, the largest first; those under 0.05 points last.</param>
/// <param name="History">The scores of earlier days, oldest first.</param>
public sealed record CustomerHealth(HealthState State, CustomerScore Score, IReadOnlyList<HealthPart> Parts, IReadOnlyList<HealthMoment> History)
{
    private static readonly string Groups = JsonSerializer.Serialize(HealthSchema.Current.Features.ToDictionary(feature => feature.Name, feature => feature.Group.ToString()));

    /// <summary>The parts to show.</summary>
    public IEnumerable<HealthPart> Shown => Parts.Where(part => part.IsShown);

    /// <summary>Points of all that is shown of a group; null where it has none.</summary>
    public double? OfFamily(string family) => Parts.FirstOrDefault(part => part.Family == family)?.FamilyPoints;

    /// <summary>Reads it; null where the customer was not scored: it does not pay, is under notice, or nobody was scored yet.</summary>
    /// <param name="connection">A snapshot of the warehouse.</param>
    /// <param name="key">The customer.</param>
    /// <param name="id">Its id.</param>
    /// <param name="cancel">Stops the queries.</param>
    internal static async Task<CustomerHealth?> ReadAsync(DbConnection connection, int key, string id, CancellationToken cancel)
    {
        if (await HealthState.ReadAsync(connection, cancel) is not { } state) return null;
        var rows = await ReportSql.ReadAsync(connection, "health_customer", row => (Score: CustomerScore.Row(row), Part: HealthPart.Row(row)), cancel, ("customer_key", key), ("groups", Groups));
        if (rows.Count == 0) return null;
        return new(state, rows[0].Score, [.. rows.Select(row => row.Part)], await ReportSql.ReadAsync(connection, "health_history", HealthMoment.Row, cancel, ("customer", id)));
    }
}

/// <summary>The score of a customer.</summary>
/// <param name="Day">The day it is of.</param>
/// <param name="Probability">The chance of leaving within the horizon; null for the scorecard.</param>
/// <param name="Health">0 to 100.</param>
/// <param name="Band">The model's band.</param>
/// <param name="Mrr">What it pays.</param>
/// <param name="Expected">MRR x probability.</param>
/// <param name="BaseHealth">Health of the base rate: 100 x (1 - the share that leaves of all).</param>
/// <param name="Rest">Points of all that is not shown.</param>
/// <param name="DayBefore">The day about a month before; null where it was not scored then.</param>
/// <param name="HealthBefore">Health then.</param>
public sealed record CustomerScore(
    DateOnly Day, double? Probability, double Health, string Band, decimal Mrr, decimal? Expected, double BaseHealth, double Rest, DateOnly? DayBefore, double? HealthBefore)
{
    internal static CustomerScore Row(DbDataReader row) => new(
        row.Day("day"), row["probability"] as double?, (double)row["health"], row.Text("band")!, row.Amount("mrr"), row.AmountOrNull("expected"), (double)row["base_health"],
        (double)row["rest"], row.DayOrNull("day_before"), row["health_before"] as double?);
}

/// <summary>What a feature does to a score.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Family">The group it belongs to; null where the model knew features that are no more.</param>
/// <param name="FamilyPoints">Points of all that is shown of the group.</param>
/// <param name="Value">What it was; null where not known.</param>
/// <param name="Points">Points of health, below 0 where it raises the risk.</param>
/// <param name="ValueBefore">What it was about a month before.</param>
/// <param name="PointsBefore">Its points then; null where another model scored.</param>
/// <param name="IsShown">Whether it is worth a line.</param>
public sealed record HealthPart(string Feature, string? Family, double? FamilyPoints, double? Value, double Points, double? ValueBefore, double? PointsBefore, bool IsShown)
{
    internal static HealthPart Row(DbDataReader row) => new(
        row.Text("feature")!, row.Text("family"), row["family_points"] as double?, row["value"] as double?, (double)row["points"], row["value_before"] as double?,
        row["points_before"] as double?, row.Flag("is_shown"));
}

/// <summary>A score of an earlier day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Kind"><c>live</c> or <c>replay</c>.</param>
/// <param name="Engine">What scored.</param>
/// <param name="Model">Number of the model; null for the scorecard.</param>
/// <param name="Health">0 to 100.</param>
/// <param name="Band">The band.</param>
public sealed record HealthMoment(DateOnly Day, string Kind, string Engine, int? Model, double Health, string Band)
{
    internal static HealthMoment Row(DbDataReader row) => new(
        row.Day("day"), row.Text("kind")!, row.Text("engine")!, row["model_id"] as int?, (double)row["health"], row.Text("band")!);
}
