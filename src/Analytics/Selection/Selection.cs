using Retention.Analytics.Metrics;

namespace Retention.Analytics.Selecting;

/// <summary>Which customers a metric or a report is about: everybody, or those with one value of one attribute.</summary>
/// <remarks>It becomes two names that metrics read: <c>selected_customers(customer_key)</c> and <c>selected_bridges</c>, the
/// bridge by month of those customers. Attributes come from a whitelist and values travel as parameters.</remarks>
public sealed record Selection
{
    private static readonly string[] OfCustomers = ["segment", "country", "csm", "acquisition_channel", "industry", "currency"];
    private static readonly string[] OfSubscriptions = ["plan", "product"];

    private Selection(string? attribute, string? value) => (Attribute, Value) = (attribute, value);

    /// <summary>Every customer.</summary>
    public static Selection Everyone { get; } = new(null, null);

    /// <summary>The attributes that can be selected by.</summary>
    public static IReadOnlyList<string> Attributes { get; } = [.. OfCustomers, .. OfSubscriptions];

    /// <summary>The attribute selected by; null for everybody.</summary>
    public string? Attribute { get; }

    /// <summary>Its value; null selects the customers for whom it is not known.</summary>
    public string? Value { get; }

    /// <summary>The customers with this value of this attribute (for plan and product: the MRR on it).</summary>
    /// <exception cref="MetricException">There is no such attribute.</exception>
    public static Selection Of(string attribute, string? value) => Attributes.Contains(attribute)
        ? new(attribute, value)
        : throw new MetricException($"Customers cannot be selected by '{attribute}': use one of {string.Join(", ", Attributes)}.");

    /// <summary>The common table expressions, without <c>with</c>. Parameters start at $3.</summary>
    internal string Sql => Attribute switch
    {
        null => """
            selected_customers as (select customer_key from core.customers),
            selected_bridges as (select *, 0::decimal(38, 12) as transferred from mart.bridges where dimension = 'all')
            """,
        "plan" or "product" => $"""
            selected_customers as (
                select distinct s.customer_key
                from mart.service_states as s
                left join core.plans as p on p.plan_id = s.plan_id
                where {(Attribute == "plan" ? "s.plan_id" : "p.product")} is not distinct from $3
            ),
            selected_bridges as (
                select *, null::bigint as customers, null::bigint as opening_customers, null::bigint as churned_customers, null::bigint as new_customers
                from mart.plan_bridges
                where dimension = '{Attribute}' and value is not distinct from $3
            )
            """,
        _ => $"""
            selected_customers as (select customer_key from core.customers where {Attribute} is not distinct from $3),
            selected_bridges as (
                select *, 0::decimal(38, 12) as transferred
                from mart.bridges
                where dimension = '{Attribute}' and value is not distinct from $3
            )
            """,
    };

    internal IReadOnlyList<object?> Values => Attribute is null ? [] : [Value];
}
