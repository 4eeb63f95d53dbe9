using System.Data.Common;

namespace Retention.Analytics.Reports;

/// <summary>A customer in the list by health.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name.</param>
/// <param name="Csm">Who looks after it.</param>
/// <param name="Mrr">What it pays on the day of the score.</param>
/// <param name="Probability">The chance of leaving within the horizon; null for the scorecard.</param>
/// <param name="Health">0 to 100.</param>
/// <param name="Band">The model's band.</param>
/// <param name="SetBand">The band that somebody has set; null where nobody has.</param>
/// <param name="Expected">MRR x probability.</param>
/// <param name="Change">Health less that of about a month before; null where it was not scored then.</param>
/// <param name="RenewalIn">Days to the renewal.</param>
/// <param name="TouchedAgo">Days since the last touch.</param>
/// <param name="Reasons">The features that moved the score most, at most three, each with what it was.</param>
/// <param name="OfAll">Customers of the whole list.</param>
/// <param name="MrrOfAll">Their MRR.</param>
/// <param name="ExpectedOfAll">Their expected MRR at risk.</param>
public sealed record HealthRow(
    string CustomerId, string Name, string? Csm, decimal Mrr, double? Probability, double Health, string Band, string? SetBand, decimal? Expected, double? Change, int? RenewalIn,
    int? TouchedAgo, IReadOnlyList<HealthReason> Reasons, long OfAll, decimal MrrOfAll, decimal? ExpectedOfAll)
{
    /// <summary>The band to show: what somebody has set, else the model's.</summary>
    public string Shown => SetBand ?? Band;

    /// <summary>Name of a reason by its place from 0; null where there are fewer.</summary>
    public string? Reason(int place) => place < Reasons.Count ? Reasons[place].Feature : null;

    internal static HealthRow Row(DbDataReader row) => new(
        row.Text("customer_id")!, row.Text("name")!, row.Text("csm"), row.Amount("mrr"), row["probability"] as double?, (double)row["health"], row.Text("band")!, row.Text("set_band"),
        row.AmountOrNull("expected"), row["change"] as double?, Days(row, "renewal_in"), Days(row, "touched_ago"), ReasonsOf(row),
        row.Count("of_all"), row.Amount("mrr_of_all"), row.AmountOrNull("expected_of_all"));

    private static int? Days(DbDataReader row, string column) => row[column] is float days ? (int)Math.Round(days) : null;

    private static List<HealthReason> ReasonsOf(DbDataReader row) =>
        [.. Each(row["reasons"]).Cast<string>().Zip(Each(row["reason_values"]), (name, value) => new HealthReason(name, value is float known ? known : null))];

    private static IEnumerable<object?> Each(object list) => list is System.Collections.IEnumerable items ? items.Cast<object?>() : [];
}

/// <summary>A feature that moved a score.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Value">What it was; null where it was not known.</param>
public sealed record HealthReason(string Feature, double? Value);

/// <summary>The customers of a band.</summary>
/// <param name="Band">red, amber, green or total.</param>
/// <param name="Customers">How many.</param>
/// <param name="SetByPeople">How many of them somebody has put there.</param>
/// <param name="Mrr">What they pay.</param>
/// <param name="Expected">Expected MRR at risk; null for the scorecard.</param>
/// <param name="Leavers">How many are expected to leave; null for the scorecard.</param>
public sealed record HealthBand(string Band, long Customers, long SetByPeople, decimal Mrr, decimal? Expected, decimal? Leavers)
{
    internal static HealthBand Row(DbDataReader row) =>
        new(row.Text("band")!, row.Count("customers"), row.Count("set_by_people"), row.Amount("mrr"), row.AmountOrNull("expected"), row.AmountOrNull("leavers"));
}

/// <summary>Customers with a chance of leaving from <paramref name="Low"/> to under <paramref name="High"/>.</summary>
/// <param name="Low">0 to 1.</param>
/// <param name="High">0 to 1.</param>
/// <param name="Customers">How many.</param>
/// <param name="Mrr">What they pay.</param>
/// <param name="Red">How many are red.</param>
/// <param name="Amber">How many are amber.</param>
/// <param name="Green">How many are green.</param>
public sealed record HealthStep(decimal Low, decimal High, long Customers, decimal Mrr, long Red, long Amber, long Green)
{
    internal static HealthStep Row(DbDataReader row) =>
        new(row.Amount("low"), row.Amount("high"), row.Count("customers"), row.Amount("mrr"), row.Count("red"), row.Count("amber"), row.Count("green"));
}

/// <summary>A customer whose health changed much in a month.</summary>
/// <param name="Kind">fell or rose.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name.</param>
/// <param name="Mrr">What it pays.</param>
/// <param name="Health">Now.</param>
/// <param name="Change">In points.</param>
/// <param name="Band">The band to show.</param>
public sealed record HealthMover(string Kind, string CustomerId, string Name, decimal Mrr, double Health, double Change, string Band)
{
    internal static HealthMover Row(DbDataReader row) => new(
        row.Text("kind")!, row.Text("customer_id")!, row.Text("name")!, row.Amount("mrr"), (double)row["health"], (double)row["change"], row.Text("shown_band")!);
}
