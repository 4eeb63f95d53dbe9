namespace Retention.Analytics.Lifetimes;

/// <summary>Why a model has no answer for the data it was given: a closed list, so that a page can say it in its reader's language.</summary>
public enum NotDefined
{
    /// <summary>There are no customers.</summary>
    NoCustomers,

    /// <summary>All are in one group.</summary>
    OneGroupOnly,

    /// <summary>No two groups were at risk while somebody left, or nobody left.</summary>
    NothingToCompare,

    /// <summary>Only one renewal has been seen.</summary>
    OnePeriodOnly,

    /// <summary>Nobody has left.</summary>
    NobodyLeft,

    /// <summary>Nobody stayed beyond the first period.</summary>
    EverybodyLeftAtOnce,

    /// <summary>Customers left in the first period and never after it.</summary>
    NobodyLeftLater,

    /// <summary>Nobody has bought a second time.</summary>
    NobodyBoughtAgain,

    /// <summary>Fewer than two customers have bought a second time.</summary>
    OneBuyerOnly,

    /// <summary>Customers cannot be told apart by how often they buy.</summary>
    BuyersAlike,

    /// <summary>Nobody seems ever to stop buying, or all are equally likely to.</summary>
    StoppingNotSeen,

    /// <summary>Customers cannot be told apart by what they spend, or each spends the same every time.</summary>
    SpendersAlike,
}

/// <summary>The reasons as English sentences.</summary>
public static class NotDefinedSentences
{
    /// <summary>The reason, for a person; without a full stop.</summary>
    public static string Sentence(this NotDefined reason) => reason switch
    {
        NotDefined.NoCustomers => "there are no customers",
        NotDefined.OneGroupOnly => "all customers are in one group",
        NotDefined.NothingToCompare => "nobody left while customers of two groups were at risk",
        NotDefined.OnePeriodOnly => "only one renewal has been seen, which does not tell how customers differ",
        NotDefined.NobodyLeft => "nobody has left yet",
        NotDefined.EverybodyLeftAtOnce => "everybody left in the first period",
        NotDefined.NobodyLeftLater => "customers left in the first period and nobody after it, so the fit says that the rest never leave",
        NotDefined.NobodyBoughtAgain => "nobody has bought a second time",
        NotDefined.OneBuyerOnly => "fewer than two customers have bought a second time",
        NotDefined.BuyersAlike => "customers cannot be told apart by how often they buy (r and alpha run to 0 or to infinity)",
        NotDefined.StoppingNotSeen => "the purchases do not show when customers stop buying (a or b runs to 0 or to infinity)",
        NotDefined.SpendersAlike => "customers cannot be told apart by what they spend (p, q or v runs to 0 or to infinity)",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}
