namespace Retention.Analytics.Selecting;

/// <summary>How time is cut: each number is of one such period, which stands under its last month.</summary>
public enum Grain
{
    /// <summary>Calendar months.</summary>
    Month,

    /// <summary>Calendar quarters.</summary>
    Quarter,

    /// <summary>Calendar years.</summary>
    Year,

    /// <summary>The twelve months up to the end of each month.</summary>
    Ttm,
}

/// <summary>What a number is set beside.</summary>
public enum Against
{
    /// <summary>The period before, without overlap.</summary>
    Before,

    /// <summary>The same period a year before.</summary>
    Year,
}

/// <summary>What grains hold, and how addresses and the command line write them.</summary>
public static class Grains
{
    /// <summary>How many months a period has.</summary>
    public static int Months(this Grain grain) => grain switch { Grain.Month => 1, Grain.Quarter => 3, _ => 12 };

    /// <summary>How many months lie between a period and the one it is set beside.</summary>
    public static int MonthsTo(this Grain grain, Against against) => against == Against.Year ? 12 : grain.Months();

    /// <summary>How many periods lie between a period and the one it is set beside.</summary>
    internal static int RowsTo(this Grain grain, Against against) => grain.MonthsTo(against) / (grain == Grain.Ttm ? 1 : grain.Months());

    /// <summary>As addresses write it: <c>quarter</c>.</summary>
    public static string Text(this Grain grain) => grain.ToString().ToLowerInvariant();

    /// <summary>As addresses write it: <c>year</c>.</summary>
    public static string Text(this Against against) => against.ToString().ToLowerInvariant();

    /// <summary>Reads a grain; nothing is months.</summary>
    /// <exception cref="SelectionException">There is no such grain.</exception>
    public static Grain Read(string? text) => Find(text, Text, "unknown_period", Grain.Month);

    /// <summary>Reads a comparison; nothing is the period before.</summary>
    /// <exception cref="SelectionException">There is no such comparison.</exception>
    public static Against ReadAgainst(string? text) => Find(text, Text, "unknown_comparison", Against.Before);

    private static T Find<T>(string? text, Func<T, string> write, string problem, T usual)
        where T : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(text)) return usual;
        var known = Enum.GetValues<T>();
        var found = Array.FindIndex(known, one => write(one) == text.Trim());
        return found >= 0 ? known[found] : throw new SelectionException(problem, text, $"There is no period '{text}': use one of {string.Join(", ", known.Select(write))}.");
    }
}
