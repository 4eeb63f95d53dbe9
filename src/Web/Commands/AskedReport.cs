using System.Data.Common;
using System.Globalization;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Commands;

/// <summary>A report of the book with what a command line asks of it.</summary>
/// <param name="Page">The report.</param>
/// <param name="Sql">Its text, the selection in front of it.</param>
/// <param name="Values">Its parameters.</param>
internal sealed record AskedReport(BookPage Page, string Sql, IReadOnlyList<(string Name, object? Value)> Values)
{
    private const long EveryRow = 1_000_000_000_000;

    /// <summary>The reports that stand by themselves; the others read what a page puts in front of them.</summary>
    public static IEnumerable<BookPage> Printable => SqlBook.Current.In("reports").Where(page => !page.Header.ContainsKey("reads"));

    /// <summary>Puts a question together.</summary>
    /// <param name="connection">An open reader of the warehouse.</param>
    /// <param name="page">The report.</param>
    /// <param name="given">NAME=VALUE, as <c>--set</c> takes it.</param>
    /// <param name="selection">Which customers, by which periods.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="WrongUseException">The report does not take what is given.</exception>
    public static async Task<AskedReport> ReadAsync(DbConnection connection, BookPage page, IReadOnlyList<string> given, Selection selection, CancellationToken cancel)
    {
        var text = SqlBook.Current.Text(page);
        var values = ReportParameters.Read(page with { Sql = text }, given);
        if (values.TryGetValue(ReportParameters.CustomerKey, out var customer)) values[ReportParameters.CustomerKey] = await CustomerHeader.KeyAsync(connection, $"{customer}", cancel);
        if (values.TryGetValue("lag", out var lag) && lag is not null and not (>= 0L and <= ChannelCost.LongestLag)) throw new WrongUseException($"lag takes a whole number of months from 0 to {ChannelCost.LongestLag}, and not '{lag}'.");
        if (values.TryGetValue("month", out var month) && month is null or DateOnly) values["month"] = await MonthAsync(connection, selection, (DateOnly?)month, cancel);
        var selected = selection.InFrontOf(text, values.GetValueOrDefault("by") as string);
        if ((selection != Selection.Everyone && selected.Sql == text) || (!selection.IsEveryone && !ReportReach.Of(page).IsSelected)) throw new WrongUseException($"The report {page.Name} is about everybody by month: it takes no --where and no --period.");
        return new(page, selected.Sql, [.. values.ExceptBy(selected.Parameters.Select(one => one.Name), one => one.Key).Select(one => (one.Key, one.Value)), .. selected.Parameters]);
    }

    /// <summary>The same with other values, of those that it takes.</summary>
    public AskedReport With(IReadOnlyDictionary<string, object?> values) => this with { Values = [.. Values.Select(one => values.TryGetValue(one.Name, out var value) ? (one.Name, value) : one)] };

    /// <summary>The same for every row: a list that is cut by place and number is not.</summary>
    public AskedReport Whole() => ReportReach.Of(Page).IsCut ? With(new Dictionary<string, object?> { ["start"] = 1L, ["size"] = EveryRow }) : With(new Dictionary<string, object?> { ["size"] = EveryRow });

    /// <summary>The command that asks it; the caller disposes.</summary>
    public DbCommand On(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.CommandTimeout = 0;
        ReportParameters.Fill(command, Values);
        return command;
    }

    /// <summary>The period of the month asked for, else the last whole one; what the report has no month for is left as it was asked.</summary>
    private static async Task<DateOnly?> MonthAsync(DbConnection connection, Selection selection, DateOnly? asked, CancellationToken cancel) =>
        await MonthChoice.ReadAsync(connection, selection, new(asked?.ToString("yyyy-MM", CultureInfo.InvariantCulture)), cancel) is { Problems.Count: 0 } choice ? choice.Month.Month : asked;
}
