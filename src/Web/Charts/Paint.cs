namespace Retention.Web.Charts;

/// <summary>The colour of each movement, as the name of a CSS variable: teal family for gains, amber for losses, grey for neither.</summary>
public static class Paint
{
    private static readonly string[] Curves = [Gain, Loss, Of("expansion"), Of("contraction"), Of("paused")];

    /// <summary>Balances: opening and closing.</summary>
    public const string Balance = "var(--chart-balance)";

    /// <summary>Something that happened and is neither good nor bad.</summary>
    public const string Event = "var(--quiet)";

    /// <summary>What raises MRR.</summary>
    public const string Gain = "var(--chart-gain)";

    /// <summary>What lowers MRR.</summary>
    public const string Loss = "var(--chart-loss)";

    /// <summary>The colour of a movement where several stand in one bar.</summary>
    public static string Of(string movement) => $"var(--chart-{movement})";

    /// <summary>The colour of a curve among others, by its place from 0.</summary>
    public static string OfCurve(int place) => Curves[place % Curves.Length];

    /// <summary>The colour of a step: by its direction, so that a paused amount that came back is a gain.</summary>
    public static string OfSign(decimal amount) => amount < 0 ? Loss : Gain;
}
