using Microsoft.AspNetCore.WebUtilities;
using Retention.Analytics.Selecting;
using Retention.Web.Exports;
using Retention.Web.Filtering;
using Retention.Web.Language;

namespace Retention.Web.Work.Sending;

/// <summary>A scheduled export as somebody set it. Nothing in it is trusted.</summary>
/// <param name="Name">What people call it, and what its files are called.</param>
/// <param name="What">review, page: and the name of the workbook of a page, or the name of a metric or a report.</param>
/// <param name="Format">xlsx, csv or pdf.</param>
/// <param name="Filter">Whom it is about, as an address writes it.</param>
/// <param name="Period">month, quarter, year or ttm.</param>
/// <param name="Language">en or es.</param>
/// <param name="Cron">When, as a Quartz cron expression.</param>
/// <param name="Zone">The time zone of it; blank for that of the workspace.</param>
/// <param name="Way">mail or folder.</param>
/// <param name="Target">Addresses parted by commas, or a folder within the one that is allowed.</param>
/// <param name="Asked">What else a page or a report is asked, as an address writes it.</param>
/// <param name="Id">Which one is changed; 0 for a new one.</param>
/// <param name="Version">The version that was in front of the writer.</param>
public sealed record ExportForm(
    string? Name, string? What, string? Format, string? Filter, string? Period, string? Language, string? Cron, string? Zone, string? Way, string? Target, string? Asked = null, int Id = 0, int Version = 0)
{
    /// <summary>How many characters a name may have.</summary>
    public const int LongestName = 80;

    /// <summary>How many characters of what is asked there may be.</summary>
    public const int LongestAsked = 2000;

    /// <summary>What stands for the review of the last quarter.</summary>
    public const string Review = "review";

    /// <summary>The kind of the workbook of a page; before its name, with a colon, what stands for it.</summary>
    public const string Page = "page";

    private static readonly HashSet<string> NotAsked = ["where", "period", "against", "start", "sort", "edit", "tab", "page", .. Selection.Attributes];

    /// <summary>The formats there are.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["xlsx", "csv", "pdf"];

    /// <summary>Nothing typed yet.</summary>
    public static ExportForm Empty { get; } = new(null, null, null, null, null, null, null, null, null, null);

    /// <summary>The page where the workbook of a page is set to be sent, filled in.</summary>
    public static string Link(PageBook book, string query)
    {
        ArgumentNullException.ThrowIfNull(book);
        return $"/settings/exports?book={book.Name}&address={Uri.EscapeDataString(query ?? "")}#form";
    }

    /// <summary>The workbook of a page as its address shows it; null where there is no such page.</summary>
    public static ExportForm? OfPage(string? name, string? address, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (PageBook.Named(name) is not { } book) return null;
        var query = new QueryCollection(QueryHelpers.ParseQuery(address));
        var (selection, asked) = (Retention.Web.Filtering.Filter.Of(query).Selection, query.Where(one => !NotAsked.Contains(one.Key)).SelectMany(one => one.Value.Select(value => KeyValuePair.Create(one.Key, value))));
        return Empty with { Name = words[book.Words], What = $"{Page}:{book.Name}", Format = Formats[0], Filter = book.About(selection).Text, Period = selection.Grain.Text(), Asked = QueryString.Create(asked).ToString().TrimStart('?') };
    }

    /// <summary>One that is there, to change it.</summary>
    public static ExportForm Of(ScheduledExport export)
    {
        ArgumentNullException.ThrowIfNull(export);
        return new(
            export.Name, export.Kind switch { Review => Review, Page => $"{Page}:{export.Item}", _ => export.Item }, export.Format, export.Filter, export.Period, export.Language, export.Cron, export.Zone, export.Way, export.Target,
            export.Asked, export.Id, export.Version);
    }
}
