using System.Text.Encodings.Web;
using System.Text.Json;

namespace Retention.Web.Commands.Answers;

/// <summary>One JSON document: an array of objects, or an object that says what was asked and holds the array as <c>rows</c>.</summary>
public sealed class JsonAnswer(Stream output, Action<Utf8JsonWriter>? about = null) : IAnswer
{
    private readonly Utf8JsonWriter json = new(output, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    private IReadOnlyList<AnswerColumn> columns = [];

    /// <inheritdoc/>
    public void Begin(IReadOnlyList<AnswerColumn> columns)
    {
        this.columns = columns;
        if (about is not null)
        {
            json.WriteStartObject();
            about(json);
            json.WritePropertyName("rows");
        }

        json.WriteStartArray();
    }

    /// <inheritdoc/>
    public void Row(IReadOnlyList<object?> values)
    {
        json.WriteStartObject();
        for (var i = 0; i < columns.Count; i++)
        {
            json.WritePropertyName(columns[i].Name);
            Cell.Write(json, values[i], columns[i].Show);
        }

        json.WriteEndObject();
        if (json.BytesPending > 65536)
        {
            json.Flush();
        }
    }

    /// <inheritdoc/>
    public void Finish()
    {
        json.WriteEndArray();
        if (about is not null)
        {
            json.WriteEndObject();
        }

        json.Flush();
        output.Write("\n"u8);
        output.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        json.Dispose();
        output.Dispose();
    }
}
