using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Retention.Web.Commands.Answers;

namespace Retention.Web.Exports;

/// <summary>
/// A list as a CSV file, written as the command line writes one and sent while it is read; UTF-8 with a mark so that Excel knows it.
/// Text that a spreadsheet would run begins with an apostrophe.
/// </summary>
/// <param name="write">Names the file and its columns, then writes row after row.</param>
public sealed class CsvDownload(Func<CsvDownload.File, CancellationToken, Task> write) : IActionResult
{
    private const string Runs = "=+-@\t\r";

    /// <summary>The value; text that a spreadsheet would run with an apostrophe in front.</summary>
    internal static object? Safe(object? value) => value is string { Length: > 0 } text && Runs.Contains(text[0], StringComparison.Ordinal) ? "'" + text : value;

    /// <inheritdoc/>
    public async Task ExecuteResultAsync(ActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var file = new File(context.HttpContext.Response);
        await write(file, context.HttpContext.RequestAborted);
        await file.SendAsync();
    }

    /// <summary>The file that is being sent.</summary>
    public sealed class File : IDisposable
    {
        private const int Enough = 32_000;
        private readonly HttpResponse response;
        private readonly StringWriter waiting = new();
        private readonly CsvAnswer answer;

        internal File(HttpResponse response)
        {
            this.response = response;
            answer = new CsvAnswer(waiting);
        }

        /// <summary>Names the file and its columns; comes before the rows.</summary>
        public void Begin(string name, params IReadOnlyList<string> columns)
        {
            response.ContentType = "text/csv; charset=utf-8";
            response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name }.ToString();
            waiting.Write('\uFEFF');
            answer.Begin([.. columns.Select(column => new AnswerColumn(column, CellFormat.Trimmed))]);
        }

        /// <summary>Writes a row: text, days, numbers with all their decimals, nothing.</summary>
        public async Task RowAsync(params IReadOnlyList<object?> values)
        {
            answer.Row([.. values.Select(Safe)]);
            if (waiting.GetStringBuilder().Length > Enough) await SendAsync();
        }

        /// <inheritdoc/>
        public void Dispose() => answer.Dispose();

        internal async Task SendAsync()
        {
            await response.Body.WriteAsync(Encoding.UTF8.GetBytes(waiting.ToString()));
            waiting.GetStringBuilder().Clear();
        }
    }
}
