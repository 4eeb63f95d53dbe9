namespace Retention.Web.Work.Sending;

/// <summary>A scheduled export as somebody set it. Nothing in it is trusted.</summary>
/// <param name="Name">What people call it, and what its files are called.</param>
/// <param name="What">review, or the name of a metric or a report.</param>
/// <param name="Format">xlsx, csv or pdf.</param>
/// <param name="Filter">Whom it is about, as an address writes it.</param>
/// <param name="Period">month, quarter, year or ttm.</param>
/// <param name="Language">en or es.</param>
/// <param name="Cron">When, as a Quartz cron expression.</param>
/// <param name="Zone">The time zone of it; blank for that of the workspace.</param>
/// <param name="Way">mail or folder.</param>
/// <param name="Target">Addresses parted by commas, or a folder within the one that is allowed.</param>
public sealed record ExportForm(string? Name, string? What, string? Format, string? Filter, string? Period, string? Language, string? Cron, string? Zone, string? Way, string? Target)
{
    /// <summary>How many characters a name may have.</summary>
    public const int LongestName = 80;

    /// <summary>The formats there are.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["xlsx", "csv", "pdf"];

    /// <summary>What stands for the review of the last quarter.</summary>
    public const string Review = "review";
}
