using System.Data.Common;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>What a search found, part of the list at a time, the best first.</summary>
/// <param name="Q">The text looked for, without what cannot be seen.</param>
/// <param name="Start">Place of the first one shown, from 1.</param>
/// <param name="Hits">The ones shown.</param>
/// <param name="Total">How many were found in all; of invoices the first hundred count.</param>
public sealed record SearchReport(string Q, int Start, IReadOnlyList<SearchHit> Hits, long Total)
{
    /// <summary>The longest text that is looked for.</summary>
    public const int LongestText = 100;

    private const int ShortestNumber = 3;

    /// <summary>Whether there was no text to look for.</summary>
    public bool IsEmpty => Q.Length == 0;

    /// <summary>Whether the text was too long to be a name or a number of anything; nothing was looked for then.</summary>
    public bool IsTooLong => Q.Length > LongestText;

    /// <summary>Looks for a text in customers and invoice numbers.</summary>
    /// <param name="warehouse">Where to look.</param>
    /// <param name="text">What somebody typed; nothing in it has a meaning beyond its letters.</param>
    /// <param name="start">Place of the first one to show, from 1; past the end it is the first page again.</param>
    /// <param name="size">How many to show.</param>
    /// <param name="cancel">Stops the query, as when another letter is typed.</param>
    /// <param name="book">The book to look in, as <c>csm</c> of the customers names it; null for every customer.</param>
    public static async Task<SearchReport> ReadAsync(Warehouse warehouse, string? text, int start, int size, CancellationToken cancel, string? book = null)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        var nothing = new SearchReport(Clean(text ?? ""), 1, [], 0);
        if (nothing.IsEmpty || nothing.IsTooLong) return nothing;
        var number = nothing.Q.Length >= ShortestNumber && nothing.Q.Any(char.IsAsciiDigit) ? nothing.Q : null;
        var rows = await warehouse.ReadAsync(
            (connection, stop) => ReportSql.ReadAsync(connection, "search", SearchHit.Row, stop, ("q", nothing.Q), ("number", number), ("start", start), ("size", size), ("book", book)), cancel);
        return rows is [] && start > 1
            ? await ReadAsync(warehouse, text, 1, size, cancel, book)
            : new(nothing.Q, start, [.. rows.Select(row => row.Hit)], rows is [] ? 0 : rows[0].Total);
    }

    // Letters that cannot be seen (line ends, tabs, zeros) part words like a space does; spaces are single and inside only.
    private static string Clean(string text) =>
        string.Join(' ', string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}

/// <summary>A customer that a search found, or one of its invoices.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name, or its id where it has none.</param>
/// <param name="Country">Its country.</param>
/// <param name="Matched">The e-mail address or tax id, where that is what holds the text.</param>
/// <param name="Invoice">The number of the invoice; null when the customer itself was found.</param>
/// <param name="IssuedOn">Its day of issue.</param>
public sealed record SearchHit(string CustomerId, string Name, string? Country, string? Matched, string? Invoice, DateOnly? IssuedOn)
{
    internal static (SearchHit Hit, long Total) Row(DbDataReader row) => (
        new(row.Text("customer_id")!, row.Text("name")!, row.Text("country"), row.Text("matched"), row.Text("invoice"), row.DayOrNull("issued_on")), row.Count("total"));
}
