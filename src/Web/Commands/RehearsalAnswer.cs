using System.Globalization;
using System.Text.Json;
using Retention.Ingest;
using Retention.Web.Commands.Answers;

namespace Retention.Web.Commands;

/// <summary>Prints what a load would change: the months and the customers that differ, now and then.</summary>
internal static class RehearsalAnswer
{
    private const int Shown = 20;

    /// <summary>Writes the rehearsal. CSV holds the months only; a table ends with the customers that move most.</summary>
    public static void Print(AnswerFormat format, RehearsalReport report)
    {
        PrintMonths(format, report);
        if (format == AnswerFormat.Table)
        {
            Console.Out.WriteLine();
            PrintMoves(report);
        }
    }

    private static void PrintMonths(AnswerFormat format, RehearsalReport report)
    {
        using var answer = Answer.To(Pipe.Open(), format, json => About(json, report));
        answer.Begin([new("month", CellFormat.Month), new("mrr_before", CellFormat.Money), new("mrr_after", CellFormat.Money), new("customers_before"), new("customers_after")]);
        foreach (var month in report.Months)
        {
            answer.Row([month.Month, month.MrrBefore, month.MrrAfter, month.CustomersBefore, month.CustomersAfter]);
        }

        answer.Finish();
    }

    private static void About(Utf8JsonWriter json, RehearsalReport report)
    {
        json.WriteString("currency", report.Currency);
        json.WriteStartArray("customers");
        foreach (var move in report.Moves)
        {
            json.WriteStartObject();
            json.WriteString("customer_id", move.CustomerId);
            json.WritePropertyName("mrr_before");
            json.WriteRawValue(Cell.Money(move.MrrBefore));
            json.WritePropertyName("mrr_after");
            json.WriteRawValue(Cell.Money(move.MrrAfter));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void PrintMoves(RehearsalReport report)
    {
        using var answer = Answer.To(Pipe.Open(), AnswerFormat.Table);
        answer.Begin([new("customer"), new("mrr_before", CellFormat.Money), new("mrr_after", CellFormat.Money)]);
        foreach (var move in report.Moves.Take(Shown))
        {
            answer.Row([move.CustomerId, move.MrrBefore, move.MrrAfter]);
        }

        answer.Finish();
        if (report.Moves.Count > Shown)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Moves.Count - Shown} more customers move; --format json lists them all."));
        }
    }
}
