namespace Retention.Web.Commands.Answers;

/// <summary>RFC 4180: a header, commas, quotes only where they are needed, an empty field for an unknown value.</summary>
public sealed class CsvAnswer(TextWriter output) : IAnswer
{
    private IReadOnlyList<AnswerColumn> columns = [];

    /// <inheritdoc/>
    public void Begin(IReadOnlyList<AnswerColumn> columns)
    {
        this.columns = columns;
        Write(columns.Select(column => column.Name));
    }

    /// <inheritdoc/>
    public void Row(IReadOnlyList<object?> values) => Write(values.Select((value, i) => Cell.Text(value, columns[i].Show) ?? ""));

    /// <inheritdoc/>
    public void Finish() => output.Flush();

    /// <inheritdoc/>
    public void Dispose() => output.Dispose();

    private void Write(IEnumerable<string> fields)
    {
        output.Write(string.Join(',', fields.Select(Quoted)));
        output.Write('\n');
    }

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
