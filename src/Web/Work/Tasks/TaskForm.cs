using System.Globalization;

namespace Retention.Web.Work.Tasks;

/// <summary>A task as somebody typed it. Nothing in it is trusted.</summary>
/// <param name="Version">The version that was in front of the writer; 0 for a new one.</param>
/// <param name="Customer">Id of the customer; blank for none.</param>
/// <param name="Title">What to do.</param>
/// <param name="Text">More about it.</param>
/// <param name="Owner">book: whoever has the customer's book; me; keep: as it is; else the id of a person.</param>
/// <param name="DueOn">The day, <c>2026-11-30</c>.</param>
/// <param name="Back">The page to go back to.</param>
public sealed record TaskForm(int Version, string? Customer, string? Title, string? Text, string? Owner, string? DueOn, string? Back)
{
    /// <summary>How many characters a title may have.</summary>
    public const int LongestTitle = 200;

    /// <summary>How many characters the rest may have.</summary>
    public const int LongestText = 4000;

    /// <summary>How many days ahead a due day may lie.</summary>
    public const int MostDays = 730;

    internal string CleanTitle => string.Join(' ', (Title ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    internal string CleanText => Clean(Text);

    internal static string Clean(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    internal static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Why it cannot be taken: <c>title</c>, <c>title_long</c>, <c>long</c> or <c>due</c>; null where it can.</summary>
    internal string? Refuse(DateOnly today, DateOnly? before)
    {
        if (CleanTitle.Length == 0) return "title";
        if (CleanTitle.Length > LongestTitle) return "title_long";
        if (CleanText.Length > LongestText) return "long";
        return Day(DueOn) is { } due && (due == before || (due >= today && due <= today.AddDays(MostDays))) ? null : "due";
    }
}

/// <summary>How a task ended, as somebody said it. Nothing in it is trusted.</summary>
/// <param name="Version">The version that was in front of them.</param>
/// <param name="State">done or dismissed.</param>
/// <param name="Outcome">One of <see cref="TaskWords.Outcomes"/>.</param>
/// <param name="Note">What more there is to say.</param>
/// <param name="Back">The page to go back to.</param>
public sealed record CloseForm(int Version, string? State, string? Outcome, string? Note, string? Back);

/// <summary>Until when somebody puts a task off. Nothing in it is trusted.</summary>
/// <param name="Version">The version that was in front of them.</param>
/// <param name="Until">The day it comes back, <c>2026-11-30</c>.</param>
/// <param name="Back">The page to go back to.</param>
public sealed record SnoozeForm(int Version, string? Until, string? Back)
{
    /// <summary>How many days a task can be put off.</summary>
    public const int MostDays = 90;
}
