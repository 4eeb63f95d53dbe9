namespace Retention.Analytics.Selecting;

/// <summary>One thing asked of a customer, or of what it pays for: <c>segment is smb or mid</c>.</summary>
/// <param name="Attribute">One of <see cref="Selection.Attributes"/>.</param>
/// <param name="IsNot">Turns it around. Those for whom the attribute is not known are then in, unless they are named.</param>
/// <param name="Values">At least one; null is "not known".</param>
public sealed record Condition(string Attribute, bool IsNot, IReadOnlyList<string?> Values)
{
    /// <summary>Whether it is about what is paid for and not about the customer, so that it can change (reading S31).</summary>
    public bool IsOfPlans => Attribute is "plan" or "product";

    /// <summary>The same condition with each value once, in a fixed order.</summary>
    internal Condition Tidy() => this with { Values = [.. Values.Distinct().Order(StringComparer.Ordinal)] };
}
