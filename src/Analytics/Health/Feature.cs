using System.Text.Json.Serialization;

namespace Retention.Analytics.Health;

/// <summary>What is known of a customer on a day, as one number; <see cref="float.NaN"/> where it is not known.</summary>
/// <param name="Name">Name of the column in <c>Sql/health/features.sql</c>, or in a file.</param>
/// <param name="Group">Where it comes from; reasons are grouped by it.</param>
/// <param name="Shape">How a linear model reads it. Trees read the number as it is.</param>
/// <param name="Direction">1 where risk can only rise with it, -1 where it can only fall, 0 where it is free.</param>
public sealed record Feature(string Name, FeatureGroup Group, Shape Shape, int Direction = 0);

/// <summary>Where a feature comes from.</summary>
public enum FeatureGroup
{
    /// <summary>Subscriptions, invoices and payments.</summary>
    Billing,

    /// <summary>What the customer does with the product.</summary>
    Usage,

    /// <summary>NPS, CSAT and silence.</summary>
    Surveys,

    /// <summary>Tickets.</summary>
    Support,

    /// <summary>Calls, meetings, onboarding, retainers.</summary>
    Relationship,

    /// <summary>A column of a file that is not ours.</summary>
    Other,
}

/// <summary>How a linear model reads a feature. A missing value is a column of its own in each of them, never a silent 0.</summary>
[JsonDerivedType(typeof(Plain), "plain")]
[JsonDerivedType(typeof(Log), "log")]
[JsonDerivedType(typeof(Clamped), "clamped")]
[JsonDerivedType(typeof(Steps), "steps")]
[JsonDerivedType(typeof(Classes), "classes")]
public abstract record Shape
{
    private Shape()
    {
    }

    /// <summary>The number, standardised.</summary>
    public sealed record Plain : Shape;

    /// <summary>log(1 + x), standardised.</summary>
    public sealed record Log : Shape;

    /// <summary>The number, kept within two bounds, standardised.</summary>
    /// <param name="Low">Smaller numbers count as this.</param>
    /// <param name="High">Larger numbers count as this.</param>
    public sealed record Clamped(double Low, double High) : Shape;

    /// <summary>One column for each step: x &gt; cut.</summary>
    /// <param name="Cuts">Ascending.</param>
    public sealed record Steps(params double[] Cuts) : Shape;

    /// <summary>The number is the index of a word; one column for each word but the first.</summary>
    /// <param name="Words">In the order of their numbers.</param>
    public sealed record Classes(params string[] Words) : Shape;
}

/// <summary>Two features that matter together: a linear model gets the products of their columns.</summary>
/// <param name="First">Name of a feature.</param>
/// <param name="Second">Name of another.</param>
public sealed record Crossing(string First, string Second);

/// <summary>The features of a model in the order of their columns.</summary>
/// <param name="Features">At least one.</param>
/// <param name="Crossings">What a linear model reads together.</param>
public sealed record FeatureSchema(IReadOnlyList<Feature> Features, IReadOnlyList<Crossing> Crossings);
