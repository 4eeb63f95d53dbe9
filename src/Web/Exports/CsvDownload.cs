using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Retention.Web.Exports;

/// <summary>
/// A list as a CSV file (RFC 4180, UTF-8 with a mark so that Excel knows it), sent while it is read. Days are ISO days and numbers have
/// a decimal point in every language, so that a file means one thing; text that a spreadsheet would run begins with an apostrophe.
/// </summary>
/// <param name="write">Names the file and its columns, then writes row after row.</param>
public sealed class CsvDownload(Func<CsvDownload.File, CancellationToken, Task> write) : IActionResult
{
    private const string Runs = "=+-@\t\r";

    /// <inheritdoc/>
    public async Task ExecuteResultAsync(ActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var response = context.HttpContext.Response;
        var file = new File(response);
        await write(file, context.HttpContext.RequestAborted);
        await file.SendAsync();
    }

    /// <summary>The file that is being sent.</summary>
    public sealed class File(HttpResponse response)
    {
        private const int Enough = 32_000;
        private readonly StringBuilder waiting = new();

        /// <summary>Names the file and its columns; comes before the rows.</summary>
        public Task BeginAsync(string name, params ReadOnlySpan<string> columns)
        {
            response.ContentType = "text/csv; charset=utf-8";
            response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name }.ToString();
            waiting.Append('\uFEFF');
            return RowAsync([.. columns]);
        }

        /// <summary>Writes a row: text, days, numbers, nothing.</summary>
        public async Task RowAsync(params IReadOnlyList<object?> cells)
        {
            waiting.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
            if (waiting.Length > Enough) await SendAsync();
        }

        /// <summary>Sends what is left.</summary>
        public async Task SendAsync()
        {
            await response.Body.WriteAsync(Encoding.UTF8.GetBytes(waiting.ToString()));
            waiting.Clear();
        }

        private static string Cell(object? value) => value switch
        {
            null => "",
            string text => Quoted(text.Length > 0 && Runs.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            decimal amount => amount.ToString("0.00######", CultureInfo.InvariantCulture),
            _ => Quoted(Convert.ToString(value, CultureInfo.InvariantCulture)!),
        };

        private static string Quoted(string text) =>
            text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
