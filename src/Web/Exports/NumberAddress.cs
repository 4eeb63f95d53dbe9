using Retention.Analytics.Reports;
using Retention.Web.Security;

namespace Retention.Web.Exports;

/// <summary>Which number an address of a list asks for.</summary>
internal static class NumberAddress
{
    /// <summary>Reads it. Nothing in it is trusted.</summary>
    public static NumberRequest Of(IQueryCollection address, Member who) => Held(who, new()
    {
        Month = address["month"], Movement = address["movement"], Subtype = address["subtype"], Cause = address["cause"], By = address["by"], Value = address["value"], View = address["view"], Age = address["age"], Q = address["q"],
    });

    /// <summary>What somebody may ask: a cause of the reconciliation is about every customer, and not there for who is held to a book.</summary>
    public static NumberRequest Held(Member who, NumberRequest asked) => who.HeldTo is null ? asked : asked with { Cause = null };
}
