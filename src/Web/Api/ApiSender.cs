using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Retention.Web.Commands.Answers;
using Retention.Web.Exports;
using Retention.Web.Security;
using Retention.Web.Security.Auditing;

namespace Retention.Web.Api;

/// <summary>Sends rows: one page as JSON with links to its neighbours, or all of them as NDJSON or CSV while they are read.</summary>
internal static class ApiSender
{
    private const int Enough = 64 * 1024;
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }, Unchecked = Relaxed with { SkipValidation = true };

    /// <summary>Sends them.</summary>
    public static Task SendAsync(ApiRequest asked, ApiRows rows, CancellationToken cancel) => asked.IsWhole ? StreamAsync(asked, rows, cancel) : PageAsync(asked, rows, cancel);

    /// <summary>Whether who asks may take whole lists along; it is kept in the audit log before it is done.</summary>
    public static async Task AllowAsync(ApiRequest asked, CancellationToken cancel)
    {
        if (!asked.IsWhole) return;
        if (!AccessTable.TakeAlong.Allows(asked.Member)) throw new ApiException(403, "export");
        if (asked.Context.RequestServices.GetRequiredService<ServeOptions>().Demo) return;
        var change = asked.Context.Request.Query.Select(one => (one.Key, Value: one.Value.ToString())).Append((Key: "format", Value: asked.Format)).DistinctBy(one => one.Key).ToDictionary(one => one.Key, one => one.Value.Length > 2000 ? one.Value[..2000] : one.Value);
        await asked.Context.RequestServices.GetRequiredService<AuditLog>().WriteAsync(AccessTable.Export, asked.Context.Request.Path, "get", change, null, cancel);
    }

    private static async Task PageAsync(ApiRequest asked, ApiRows rows, CancellationToken cancel)
    {
        var skipped = rows.Cursor is not null || rows.IsPage ? 0L : (asked.Page - 1L) * asked.PerPage;
        using var body = new MemoryStream();
        await using var json = new Utf8JsonWriter(body, Relaxed);
        json.WriteStartObject();
        rows.About(json);
        WriteColumns(json, rows);
        json.WriteStartArray("rows");
        var (seen, written, last, isMore, ofAll) = (0L, 0, (string?)null, false, (long?)null);
        var place = rows.IsPage ? rows.Columns.ToList().FindIndex(column => column.Name == "of_all") : -1;
        var isCounted = rows is { IsPage: false, Cursor: null };
        await foreach (var row in rows.Rows.WithCancellation(cancel))
        {
            if (seen++ < skipped) continue;
            isMore = written == asked.PerPage;
            if (isMore && !isCounted) break;
            if (isMore) continue;
            if (place >= 0) ofAll = row[place] as long?;
            WriteRow(json, rows.Columns, row);
            written++;
            if (rows.Cursor is { } cursor) last = Cell.Text(row[cursor.Column]);
        }

        json.WriteEndArray();
        if ((isCounted ? seen : rows.Total?.Invoke() ?? ofAll ?? (asked.Page == 1 && place >= 0 ? 0 : null)) is { } total) json.WriteNumber("total", total);
        else json.WriteNull("total");
        var links = Links(asked, rows, last, isMore);
        json.WriteStartObject("links");
        foreach (var (name, address) in links) json.WriteString(name, address);
        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(cancel);
        var response = asked.Context.Response;
        if (links.Count > 0) response.Headers.Link = string.Join(", ", links.Select(link => $"<{link.Address}>; rel=\"{link.Name}\""));
        response.ContentType = "application/json; charset=utf-8";
        body.Position = 0;
        await body.CopyToAsync(response.Body, cancel);
    }

    private static List<(string Name, string Address)> Links(ApiRequest asked, ApiRows rows, string? last, bool isMore)
    {
        List<(string, string)> links = [];
        if (rows.Cursor is { } cursor)
        {
            if (asked.Context.Request.Query.ContainsKey(cursor.After)) links.Add(("first", asked.Address((cursor.After, ""))));
            if (isMore) links.Add(("next", asked.Address((cursor.After, last!))));
            return links;
        }

        if (asked.Page > 1) links.AddRange([("first", asked.Address(("page", "1"))), ("prev", asked.Address(("page", $"{asked.Page - 1}")))]);
        if (isMore) links.Add(("next", asked.Address(("page", $"{asked.Page + 1}"))));
        return links;
    }

    private static async Task StreamAsync(ApiRequest asked, ApiRows rows, CancellationToken cancel)
    {
        var (response, isCsv) = (asked.Context.Response, asked.Format == "csv");
        response.ContentType = isCsv ? "text/csv; charset=utf-8" : "application/x-ndjson; charset=utf-8";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"{rows.Name}.{asked.Format}" }.ToString();
        using var waiting = new MemoryStream();
        using var csv = new CsvAnswer(new StreamWriter(waiting, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true));
        await using var json = new Utf8JsonWriter(waiting, Unchecked);
        if (isCsv) csv.Begin([.. rows.Columns.Select(column => column.Show == CellFormat.Month ? column : column with { Show = CellFormat.Trimmed })]);
        try
        {
            await foreach (var row in rows.Rows.WithCancellation(cancel))
            {
                if (isCsv) csv.Row([.. row.Select(CsvDownload.Safe)]);
                else WriteLine(json, waiting, rows.Columns, row);
                if (waiting.Length > Enough) await MoveAsync();
            }

            if (isCsv) csv.Finish();
            await MoveAsync();
        }
        catch (Exception) when (response.HasStarted)
        {
            // What was sent looks whole unless the connection breaks.
            asked.Context.Abort();
            throw;
        }

        async Task MoveAsync()
        {
            await response.Body.WriteAsync(waiting.GetBuffer().AsMemory(0, (int)waiting.Length), cancel);
            waiting.SetLength(0);
        }
    }

    private static void WriteLine(Utf8JsonWriter json, MemoryStream waiting, IReadOnlyList<AnswerColumn> columns, object?[] row)
    {
        WriteRow(json, columns, row);
        json.Flush();
        json.Reset();
        waiting.WriteByte((byte)'\n');
    }

    private static void WriteRow(Utf8JsonWriter json, IReadOnlyList<AnswerColumn> columns, object?[] row)
    {
        json.WriteStartObject();
        for (var i = 0; i < columns.Count; i++)
        {
            json.WritePropertyName(columns[i].Name);
            if (row[i] is DateTime moment) json.WriteStringValue(moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFK", CultureInfo.InvariantCulture));
            else Cell.Write(json, row[i], columns[i].Show);
        }

        json.WriteEndObject();
    }

    private static void WriteColumns(Utf8JsonWriter json, ApiRows rows)
    {
        json.WriteStartArray("columns");
        for (var i = 0; i < rows.Columns.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("name", rows.Columns[i].Name);
            json.WriteString("unit", rows.Units?[i] ?? (rows.Columns[i].Show == CellFormat.Money ? "money" : null));
            json.WriteString("definition", rows.Definition(i));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
