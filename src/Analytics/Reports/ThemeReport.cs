using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>A phrase of comments without a theme. Source: Sql/reports/theme_phrases.sql.</summary>
/// <param name="Phrase">Two or three words, as most people write them.</param>
/// <param name="Comments">How many comments have it.</param>
/// <param name="Customers">Of how many customers.</param>
public sealed record RecurringPhrase(string Phrase, long Comments, long Customers);

/// <summary>What the page of themes shows.</summary>
/// <param name="Months">The period in view.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Sort">One of <see cref="CommentTheme.Sorts"/>.</param>
/// <param name="Themes">The themes in that order, then the comments without one, then all.</param>
/// <param name="Phrases">What recurs in comments without a theme.</param>
/// <param name="Theme">The theme whose comments are shown, <c>none</c>, or null for all.</param>
/// <param name="Comments">Its comments, a page of them.</param>
/// <param name="Start">Number of the first comment shown.</param>
/// <param name="WindowDays">Days of the window that ends with the period.</param>
/// <param name="Problems">What the address asked for in vain: <c>theme</c> or <c>sort</c>, and what it said.</param>
public sealed record ThemeReport(
    MonthChoice Months, string? Currency, string Sort, IReadOnlyList<CommentTheme> Themes, IReadOnlyList<RecurringPhrase> Phrases, string? Theme,
    IReadOnlyList<ThemedComment> Comments, long Start, int WindowDays, IReadOnlyList<(string Kind, string Text)> Problems)
{
    /// <summary>How many comments the list has in all.</summary>
    public long Found => Comments.Count == 0 ? 0 : Comments[0].Found;

    /// <summary>Number of the last comment shown.</summary>
    public long Last => Start + Comments.Count - 1;

    /// <summary>Reads the page in one snapshot; null when there is nothing yet.</summary>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="selection">Which customers, by which periods.</param>
    /// <param name="month">The period in view, as an address writes it.</param>
    /// <param name="theme">A theme, <c>none</c>, or nothing for all.</param>
    /// <param name="sort">One of <see cref="CommentTheme.Sorts"/>; nothing is the first.</param>
    /// <param name="start">Number of the first comment to show.</param>
    /// <param name="cancel">Stops the queries.</param>
    public static Task<ThemeReport?> ReadAsync(Warehouse warehouse, Selection selection, string? month, string? theme, string? sort, long? start, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        List<(string, string)> problems = [];
        var order = CommentTheme.Sorts.FirstOrDefault(one => one == sort) ?? CommentTheme.Sorts[0];
        if (!string.IsNullOrEmpty(sort) && sort != order) problems.Add(("sort", sort));
        var first = Math.Max(start ?? 1, 1);
        return warehouse.ReadOnceAsync<ThemeReport?>($"themes {month} {theme} {sort} {first} {selection}", async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            if (await MonthChoice.OfSurveysAsync(connection, selection, new(month), stop) is not { } months) return null;
            var at = months.Month.Month;
            var themes = await CommentTheme.ReadAsync(connection, selection, at, order, stop);
            var asked = string.IsNullOrEmpty(theme) ? null : themes.FirstOrDefault(one => one.Asked == theme)?.Asked;
            if (asked is null && !string.IsNullOrEmpty(theme)) problems.Add(("theme", theme));
            return new(
                months, ReportSql.Currency(warehouse), order, themes,
                await ReportSql.ReadAsync(connection, selection, "theme_phrases", row => new RecurringPhrase(row.Text("phrase")!, row.Count("comments"), row.Count("customers")), stop, ("month", at)),
                asked,
                await ThemedComment.ReadAsync(connection, selection, at, asked, first, stop),
                first, int.Parse(warehouse.Settings.Policies["nps_window_days"], System.Globalization.CultureInfo.InvariantCulture), problems);
        }, cancel);
    }
}
