using System.Data.Common;
using System.Globalization;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>What people have written of offers and bands, as the reports take it.</summary>
/// <param name="Overrides">Bands that people have set, as JSON.</param>
/// <param name="Offered">Offers made, as JSON: customer_id, made_on, kind and item.</param>
/// <param name="Answers">Answers by kind, as JSON: kind, answered and accepted.</param>
public sealed record GrowthNotes(string Overrides, string Offered, string Answers)
{
    /// <summary>Nobody has written anything.</summary>
    public static GrowthNotes None { get; } = new("[]", "[]", "[]");

    internal (string, object?)[] Parameters => [("overrides", Overrides), ("offered", Offered), ("answers", Answers)];
}

/// <summary>What an address asks of the lists of Growth. Nothing in it is trusted.</summary>
public sealed record GrowthRequest
{
    /// <summary>A kind of reason, or a product; all where it is none.</summary>
    public string? Kind { get; init; }

    /// <summary>Id of a customer; blank for all.</summary>
    public string? Who { get; init; }

    /// <summary>The first row to show, from 1.</summary>
    public string? Start { get; init; }

    internal int From => int.TryParse(Start, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place > 0 ? place : 1;

    internal string Of(IReadOnlyList<string> known) => known.FirstOrDefault(one => one == Kind) ?? "all";

    internal string? Customer => string.IsNullOrWhiteSpace(Who) ? null : Who;
}

/// <summary>Offers worth making: at most two a customer, none within a guard rail. Source: Sql/reports/growth_offers.sql and growth_kinds.sql.</summary>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Kind">The kind shown, or all.</param>
/// <param name="Kinds">Reasons by kind.</param>
/// <param name="Guards">Customers by guard rail.</param>
/// <param name="Rows">The part of the list shown.</param>
/// <param name="Start">Place of its first row, from 1.</param>
public sealed record GrowthReport(string? Currency, string Kind, IReadOnlyList<GrowthKind> Kinds, IReadOnlyList<GrowthKind> Guards, IReadOnlyList<GrowthOffer> Rows, int Start)
{
    /// <summary>Rows on one page.</summary>
    public const int PageSize = 25;

    /// <summary>Kinds of reasons.</summary>
    public static IReadOnlyList<string> KindNames { get; } = ["limit", "seats", "cross_sell", "annual"];

    /// <summary>Guard rails, in the order of Sql/reports/growth_guards.sql.</summary>
    public static IReadOnlyList<string> GuardNames { get; } = ["red", "past_due", "detractor", "notice", "recent"];

    /// <summary>Reads the page in one snapshot.</summary>
    public static Task<GrowthReport> ReadAsync(Warehouse warehouse, Selection selection, GrowthRequest asked, GrowthNotes notes, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(notes);
        var kind = asked.Of(KindNames);
        return warehouse.ReadOnceAsync($"growth {asked} {selection} {notes}", async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            var counts = await ReportSql.ReadAsync(connection, selection, "growth_kinds", GrowthKind.Row, stop, notes.Parameters);
            return new GrowthReport(
                ReportSql.Currency(warehouse), kind, [.. counts.Where(one => one.What == "kind")], [.. counts.Where(one => one.What == "guard")],
                await ReportSql.ReadAsync(connection, selection, "growth_offers", GrowthOffer.Row, stop, Parameters(notes, kind, asked.Customer, asked.From, PageSize)), asked.From);
        }, cancel);
    }

    /// <summary>Hands over the whole list, one after the other.</summary>
    public static Task ExportAsync(Warehouse warehouse, Selection selection, GrowthRequest asked, GrowthNotes notes, Func<GrowthOffer, Task> each, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(notes);
        ArgumentNullException.ThrowIfNull(each);
        return warehouse.ReadAsync(async (connection, stop) =>
        {
            var (sql, parameters) = selection.InFrontOf(ReportSql.Text("growth_offers"));
            (string, object?)[] values = [.. Parameters(notes, asked.Of(KindNames), asked.Customer, 1, int.MaxValue), .. parameters];
            await foreach (var row in ReportSql.EachAsync(connection, sql, GrowthOffer.Row, values, stop)) await each(row);
            return true;
        }, cancel);
    }

    /// <summary>The offers to one customer: none within a guard rail.</summary>
    public static Task<IReadOnlyList<GrowthOffer>> OfAsync(Warehouse warehouse, string customer, GrowthNotes notes, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(notes);
        return warehouse.ReadAsync((connection, stop) => ReportSql.ReadAsync(
            connection, Selection.Everyone, "growth_offers", GrowthOffer.Row, stop, Parameters(notes, "all", customer, 1, PageSize)), cancel);
    }

    /// <summary>Ids of the customers of a CSM.</summary>
    public static Task<IReadOnlySet<string>> BookAsync(Warehouse warehouse, string book, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        return warehouse.ReadOnceAsync<IReadOnlySet<string>>($"book {book}", async (connection, stop) =>
            (await ReportSql.ReadAsync(connection, "book", row => row.Text("customer_id")!, stop, ("csm", book))).ToHashSet(StringComparer.Ordinal), cancel);
    }

    /// <summary>Who still pays six months after an offer was answered.</summary>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="answered">As JSON: customer_id, kind, state and on_day.</param>
    /// <param name="cancel">Stops the query.</param>
    public static Task<IReadOnlyList<OfferSurvival>> SurvivalAsync(Warehouse warehouse, string answered, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        return warehouse.ReadAsync((connection, stop) => ReportSql.ReadAsync(connection, "growth_survival", OfferSurvival.Row, stop, ("answered", answered)), cancel);
    }

    private static (string, object?)[] Parameters(GrowthNotes notes, string kind, string? customer, int start, int size) =>
        [.. notes.Parameters, ("kind", kind), ("who", customer), ("start", start), ("size", size)];
}

/// <summary>Reasons of a kind, or customers within a guard rail.</summary>
/// <param name="What"><c>kind</c> or <c>guard</c>.</param>
/// <param name="Name">One of <see cref="GrowthReport.KindNames"/> or <see cref="GrowthReport.GuardNames"/>.</param>
/// <param name="Customers">With the reason, or within the guard rail.</param>
/// <param name="Guarded">Of those with the reason, within a guard rail.</param>
/// <param name="Offers">Offers made of it.</param>
/// <param name="Expected">MRR they are expected to add.</param>
public sealed record GrowthKind(string What, string Name, long Customers, long Guarded, long Offers, decimal Expected)
{
    internal static GrowthKind Row(DbDataReader row) =>
        new(row.Text("what")!, row.Text("name")!, row.Count("customers"), row.Count("guarded"), row.Count("offers"), row.Amount("expected"));
}

/// <summary>An offer worth making.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name.</param>
/// <param name="Csm">Who looks after it.</param>
/// <param name="Kind">One of <see cref="GrowthReport.KindNames"/>.</param>
/// <param name="Item">The plan or product.</param>
/// <param name="ItemName">Its name.</param>
/// <param name="Measure">The share of the limit or of the seats, the lift, or the share of the segment that leaves in a month.</param>
/// <param name="Trend">Use of the last 30 days against the 90 before.</param>
/// <param name="Thing"><c>product</c> or <c>segment</c>: what the lift is of.</param>
/// <param name="ThingName">Its name.</param>
/// <param name="N">Customers who have both.</param>
/// <param name="Saving">What the customer saves in a year.</param>
/// <param name="BreakEven">The month by which the year has come in month by month.</param>
/// <param name="Added">MRR it adds when it is taken.</param>
/// <param name="Expected">MRR expected of it.</param>
/// <param name="OfAll">Offers in the whole list.</param>
/// <param name="ExpectedOfAll">MRR expected of all of them.</param>
public sealed record GrowthOffer(
    string CustomerId, string Name, string? Csm, string Kind, string Item, string ItemName, double? Measure, double? Trend, string? Thing, string? ThingName, long? N, decimal? Saving,
    int? BreakEven, decimal Added, decimal Expected, long OfAll, decimal ExpectedOfAll)
{
    internal static GrowthOffer Row(DbDataReader row) => new(
        row.Text("customer_id")!, row.Text("name")!, row.Text("csm"), row.Text("kind")!, row.Text("item")!, row.Text("item_name") ?? row.Text("item")!, row["measure"] as double?,
        row["trend"] as double?, row.Text("thing"), row.Text("thing_name"), row.CountOrNull("n"), row.AmountOrNull("saving"), row["break_even"] as int?, row.Amount("mrr_added"),
        row.Amount("expected"), row.Count("of_all"), row.Amount("expected_of_all"));
}

/// <summary>Customers six months after they answered an offer.</summary>
/// <param name="Kind">The kind of offer.</param>
/// <param name="State"><c>accepted</c> or <c>refused</c>.</param>
/// <param name="N">Answers six months ago or earlier.</param>
/// <param name="Paying">Of those, who pays six months later.</param>
public sealed record OfferSurvival(string Kind, string State, long N, long Paying)
{
    internal static OfferSurvival Row(DbDataReader row) => new(row.Text("kind")!, row.Text("state")!, row.Count("n"), row.Count("paying"));
}
