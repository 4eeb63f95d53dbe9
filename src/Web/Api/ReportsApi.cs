using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Web.Commands;
using Retention.Web.Commands.Answers;
using Retention.Web.Language;
using Retention.Web.Security;
using Retention.Web.Work;

namespace Retention.Web.Api;

/// <summary>Every report of the book, as <c>./retention report</c> prints it, with what people have written filled in as the pages do.</summary>
internal static class ReportsApi
{
    /// <summary>The reports that who asks may read.</summary>
    public static Task ListAsync(HttpContext context, CancellationToken cancel)
    {
        var asked = ApiRequest.Read(context, ApiOperations.Reports);
        return asked.IsKnown() ? Task.CompletedTask
            : context.Response.WriteAsJsonAsync(new { reports = ReportReach.All.Where(report => IsOpen(report, asked.Member)).Select(report => Entry(report, asked.Words)) }, ApiJson.Options, cancel);
    }

    /// <summary>One entry of that list.</summary>
    public static Task DefinitionAsync(HttpContext context, CancellationToken cancel)
    {
        var asked = ApiRequest.Read(context, ApiOperations.ReportDefinition);
        var report = Find(context);
        if (!IsOpen(report, asked.Member)) throw new ApiException(403, "book");
        return asked.IsKnown() ? Task.CompletedTask : context.Response.WriteAsJsonAsync(Entry(report, asked.Words), ApiJson.Options, cancel);
    }

    /// <summary>The rows of a report.</summary>
    public static async Task RowsAsync(HttpContext context, CancellationToken cancel)
    {
        var report = Find(context);
        var asked = ApiRequest.Read(context, ApiOperations.Report, report.Names);
        await SendAsync(asked, report, asked.Given(report.Names), cancel);
    }

    /// <summary>Sends the rows of a report.</summary>
    /// <param name="asked">The request.</param>
    /// <param name="report">Which.</param>
    /// <param name="given">Its parameters.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="cursor">See <see cref="ApiRows.Cursor"/>.</param>
    public static async Task SendAsync(ApiRequest asked, ReportReach report, IReadOnlyDictionary<string, string> given, CancellationToken cancel, ListCursor? cursor = null)
    {
        await HoldAsync(asked, report, given, cancel);
        await ApiSender.AllowAsync(asked, cancel);
        var filled = await asked.Context.RequestServices.GetRequiredService<WrittenValues>().ReadAsync(report.Fills, asked.Member.HeldTo, cancel);
        if (asked.IsKnown([.. filled.Select(one => one.Value as string)])) return;
        var isOneMore = report.IsCut || cursor is not null;
        try
        {
            await asked.Warehouse.ReadAsync(ReadAsync, cancel);
        }
        catch (DbException) when (given.Count > 0 && !asked.Context.Response.HasStarted)
        {
            // A value that the report cannot read is a fault of who gave it.
            throw ApiException.Value(string.Join(", ", given.Keys), string.Join(", ", given.Values), Basis(report));
        }

        async Task<bool> ReadAsync(DbConnection connection, CancellationToken stop)
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            var question = await AskedReport.ReadAsync(connection, report.Page, [.. given.Select(one => $"{one.Key}={one.Value}")], report.IsSelected ? asked.Selection : asked.Selection.OfEveryone, stop);
            question = question.With(filled);
            if (isOneMore && asked.IsWhole) question = question.Whole();
            else if (isOneMore) question = question.With(new Dictionary<string, object?> { ["start"] = cursor is null ? ((asked.Page - 1L) * asked.PerPage) + 1 : 1L, ["size"] = asked.PerPage + 1L });

            var begins = cursor is not null && !given.ContainsKey(cursor.After);
            var parts = begins && asked.IsWhole ? await PartsAsync(connection, asked.Selection, cursor!, stop) : [];
            var total = begins && !asked.IsWhole ? await CountAsync(connection, asked.Selection, cursor!, given, stop) : null;
            await using var command = (parts.Count == 0 ? question : question.With(parts[0])).On(connection);
            await using var rows = await command.ExecuteReaderAsync(stop);
            var columns = Enumerable.Range(0, rows.FieldCount).Select(i => AnswerColumn.Of(rows, i)).ToList();
            await ApiSender.SendAsync(asked, new(report.Page.Name, columns, parts.Count > 0 ? WalkAsync(connection, question, parts, rows, stop) : ApiRows.Of(rows, stop), json =>
            {
                json.WriteString("report", report.Page.Name);
                json.WriteString("title", report.Page.Label.In(asked.Words.Language));
                json.WriteString("currency", Currency(asked));
                json.WriteString("definition", Basis(report));
                MetricsApi.About(json, asked);
            })
            { Basis = Basis(report), Cursor = cursor, IsPage = report.IsCut, Total = () => total }, stop);
            return true;
        }
    }

    /// <summary>The rows part by part: a list that DuckDB puts in order as a whole stands in memory as a whole.</summary>
    private static async IAsyncEnumerable<object?[]> WalkAsync(
        DbConnection connection, AskedReport question, IReadOnlyList<Dictionary<string, object?>> parts, DbDataReader first, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in ApiRows.Of(first, cancel)) yield return row;
        await first.DisposeAsync();
        foreach (var part in parts.Skip(1))
        {
            await using var command = question.With(part).On(connection);
            await using var rows = await command.ExecuteReaderAsync(cancel);
            await foreach (var row in ApiRows.Of(rows, cancel)) yield return row;
        }
    }

    private static async Task<IReadOnlyList<Dictionary<string, object?>>> PartsAsync(DbConnection connection, Selection selection, ListCursor cursor, CancellationToken cancel)
    {
        await using var command = (await AskedReport.ReadAsync(connection, ReportReach.Of(cursor.Cuts).Page, [], selection, cancel)).On(connection);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        List<string> ends = [""];
        while (await rows.ReadAsync(cancel)) ends.Add(rows.GetString(0));
        ends.Add("");
        return [.. ends.Zip(ends.Skip(1), (after, until) => new Dictionary<string, object?> { [cursor.After] = after, [cursor.Until] = until })];
    }

    private static async Task<long?> CountAsync(DbConnection connection, Selection selection, ListCursor cursor, IReadOnlyDictionary<string, string> given, CancellationToken cancel)
    {
        await using var command = (await AskedReport.ReadAsync(connection, ReportReach.Of(cursor.Count).Page, [.. given.Select(one => $"{one.Key}={one.Value}")], selection, cancel)).On(connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
    }

    private static string? Currency(ApiRequest asked) => asked.Warehouse.Settings.Policies["reporting_currency"] is var currency and not "auto" ? currency : null;

    private static string Basis(ReportReach report) => $"/api/v1/reports/{report.Page.Name}/definition";

    private static bool IsOpen(ReportReach report, Member member) => member.HeldTo is null || report.IsSelected || report.IsOfCustomer;

    /// <summary>Who is held to a book reads what is about its customers, and nothing else.</summary>
    private static async Task HoldAsync(ApiRequest asked, ReportReach report, IReadOnlyDictionary<string, string> given, CancellationToken cancel)
    {
        var customer = given.GetValueOrDefault("customer");
        if (asked.Member.HeldTo is not null)
        {
            if (!IsOpen(report, asked.Member)) throw new ApiException(403, "book");
            if (!report.IsSelected && customer is null) throw ApiException.Value("customer", "", "customer_id");
            if (customer is not null && !await asked.Context.RequestServices.GetRequiredService<OwnBook>().HoldsAsync(asked.Member, customer, cancel)) throw ApiException.Missing();
        }

        var (selection, mine) = (asked.Selection, OwnBook.Hold(asked.Member, Selection.Everyone));
        var isCut = selection.Grain != default || selection.Against != default;
        if (!report.IsSelected && (!(selection.IsEveryone || selection.Text == mine.Text) || (isCut && !IsCalendar(report)))) throw new ApiException(400, "everybody", report.Page.Name);
        if (given.TryGetValue("lag", out var lag) && !(int.TryParse(lag, out var months) && months is >= 0 and <= ChannelCost.LongestLag)) throw ApiException.Value("lag", lag, $"0-{ChannelCost.LongestLag}");
    }

    private static bool IsCalendar(ReportReach report) => Selection.Everyone with { Grain = Grain.Quarter } is var quarters && quarters.InFrontOf(report.Page.Sql).Sql != report.Page.Sql;

    private static ReportReach Find(HttpContext context) =>
        ReportReach.All.FirstOrDefault(report => report.Page.Name == context.GetRouteValue("name") as string) ?? throw ApiException.Missing();

    private static ReportEntry Entry(ReportReach report, Words words) => new(
        report.Page.Name, report.Page.Label.In(words.Language), report.Page.Definition?.In(words.Language), report.Page.Header.GetValueOrDefault("source"), report.Page.Header.GetValueOrDefault("decided"),
        report.Names, report.Page.Header.GetValueOrDefault("parameters"), report.Page.Header.GetValueOrDefault("defaults"), report.IsSelected, new($"/api/v1/reports/{report.Page.Name}", Basis(report), null));
}
