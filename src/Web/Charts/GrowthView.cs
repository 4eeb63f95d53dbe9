using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>Growth as tables: what their columns mean, and where their cells lead.</summary>
public static class GrowthView
{
    private const string Decided = "docs/decisions/0059-an-offer-has-a-reason-and-keeps-out-of-the-way.md";

    /// <summary>Columns of each table, with the query they come from.</summary>
    public static IReadOnlyList<(string Name, string Query)> Columns { get; } =
    [
        ("expected", "growth_offers"), ("reason", "growth_offers"), ("with_reason", "growth_kinds"), ("guarded", "growth_kinds"), ("offers", "growth_kinds"),
        ("level", "growth_upsell"), ("trend", "growth_upsell"), ("added", "growth_upsell"),
        ("saving", "growth_annual"), ("cash", "growth_annual"), ("effect", "growth_annual"), ("churn", "growth_annual"), ("avoided", "growth_annual"), ("gain", "growth_annual"), ("break_even", "growth_annual"),
        ("support", "growth_lift"), ("confidence", "growth_lift"), ("lift", "growth_lift"), ("cell", "growth_grid"), ("survival", "growth_survival"),
    ];

    /// <summary>What the columns of some queries mean.</summary>
    public static IReadOnlyList<Definition> Definitions(Words words, params string[] queries)
    {
        ArgumentNullException.ThrowIfNull(words);
        return [.. Columns.Where(one => queries.Contains(one.Query)).Select(one => new Definition(
            Definition.IdOf($"growth_{one.Name}"), words[$"growth.{one.Name}"], words[$"define.growth.{one.Name}"], "mart.sold_today, mart.health_today", Decided, null, "/metrics#" + one.Query))];
    }

    /// <summary>The address of one of the pages with a part of its list.</summary>
    public static string Address(string page, Selection of, string kind = "all", int start = 1, string? who = null)
    {
        var query = (kind is "all" or "" ? "" : "&kind=" + Links.Escape(kind)) + (start == 1 ? "" : $"&start={start}") + (who is null ? "" : "&who=" + Uri.EscapeDataString(who)) + Links.And(of);
        return "/growth" + (page.Length == 0 ? "" : "/" + page) + (query.Length == 0 ? "" : "?" + query[1..]);
    }

    /// <summary>The list of offers as a file.</summary>
    public static string Csv(Selection of, string kind) => Links.Csv(Address("", of, kind));

    /// <summary>The rows that the reason of an offer rests on.</summary>
    public static string Rows(GrowthOffer offer, Selection of)
    {
        ArgumentNullException.ThrowIfNull(offer);
        return offer.Kind switch
        {
            "limit" => Links.HealthRows(offer.CustomerId, "limit_share"),
            "seats" => Links.HealthRows(offer.CustomerId, "active_share"),
            "annual" => Address("annual", of, who: offer.CustomerId),
            _ => Address("products", of, offer.Item) + "#lift",
        };
    }

    /// <summary>Why something is offered, in words.</summary>
    public static string Reason(GrowthOffer offer, string? currency, Format format, Words words)
    {
        ArgumentNullException.ThrowIfNull(offer);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(words);
        return offer.Kind switch
        {
            "limit" => words["growth.why.limit", format.Share(offer.Measure, 0), offer.ItemName],
            "seats" => words["growth.why.seats", format.Share(offer.Measure, 0)],
            "annual" => words["growth.why.annual", format.Money(offer.Saving, currency), offer.BreakEven is { } month ? format.Number(month) : words["growth.never"]],
            _ => words["growth.why.cross_sell", offer.ItemName, format.Real(offer.Measure, 1), offer.ThingName ?? "", format.Number(offer.N)],
        };
    }
}
