using System.Text;
using Retention.Analytics.Export;
using Retention.Web.Commands.Answers;

namespace Retention.Web.Exports;

/// <summary>Writes an export as CSV: UTF-8 with a mark so that Excel knows it, and nothing in it that a spreadsheet would run.</summary>
internal static class CsvFile
{
    /// <summary>Writes it.</summary>
    /// <param name="target">Where it goes; it is not closed.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>How many rows were written, the header aside.</returns>
    public static async Task<long> WriteAsync(Stream target, WorkbookSubject subject, CancellationToken cancel)
    {
        using var answer = new CsvAnswer(new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true));
        answer.Begin([.. subject.Columns.Select(column => new AnswerColumn(column.Title, column.Kind == CellKind.Month ? CellFormat.Month : CellFormat.Trimmed))]);
        var rows = 0L;
        await foreach (var row in subject.Rows.WithCancellation(cancel))
        {
            answer.Row([.. row.Select(CsvDownload.Safe)]);
            rows++;
        }

        answer.Finish();
        return rows;
    }
}
