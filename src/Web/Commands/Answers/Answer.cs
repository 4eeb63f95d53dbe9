using System.Data.Common;
using System.Text;
using System.Text.Json;

namespace Retention.Web.Commands.Answers;

/// <summary>Opens an answer in the format asked for, and pours query results into it.</summary>
public static class Answer
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>An answer that writes to <paramref name="output"/>.</summary>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="format">How they are written.</param>
    /// <param name="about">What a JSON answer says before its rows; without it the document is the array of rows.</param>
    public static IAnswer To(Stream output, AnswerFormat format, Action<Utf8JsonWriter>? about = null) => format switch
    {
        AnswerFormat.Json => new JsonAnswer(output, about),
        AnswerFormat.Csv => new CsvAnswer(new StreamWriter(output, Utf8)),
        AnswerFormat.Table => new TableAnswer(new StreamWriter(output, Utf8)),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>What every number of an answer rests on: the day it was read on and the policies.</summary>
    public static void WriteBasis(Utf8JsonWriter json, DateOnly asOf, IReadOnlyDictionary<string, string> policies)
    {
        json.WriteString("as_of", Cell.Text(asOf));
        json.WriteStartObject("policy");
        foreach (var (name, value) in policies)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes every row of a result as it comes.</summary>
    public static async Task StreamAsync(this IAnswer answer, DbDataReader rows, Func<DbDataReader, int, AnswerColumn> column, CancellationToken cancel)
    {
        answer.Begin([.. Enumerable.Range(0, rows.FieldCount).Select(i => column(rows, i))]);
        var values = new object?[rows.FieldCount];
        while (await rows.ReadAsync(cancel))
        {
            cancel.ThrowIfCancellationRequested();
            rows.GetValues(values!);
            answer.Row(values);
        }

        answer.Finish();
    }
}
