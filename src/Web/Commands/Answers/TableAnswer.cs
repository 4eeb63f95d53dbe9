namespace Retention.Web.Commands.Answers;

/// <summary>Aligned columns for a person: numbers to the right, a dash for an unknown value.</summary>
/// <remarks>The widths come from the first rows; later ones are written as they come, so that a long answer streams.</remarks>
public sealed class TableAnswer(TextWriter output) : IAnswer
{
    private const int Measured = 500;
    private readonly List<string[]> waiting = [];
    private IReadOnlyList<AnswerColumn> columns = [];
    private int[] widths = [];
    private bool[] right = [];
    private bool measuring = true;

    /// <inheritdoc/>
    public void Begin(IReadOnlyList<AnswerColumn> columns)
    {
        this.columns = columns;
        widths = [.. columns.Select(column => column.Name.Length)];
        right = new bool[columns.Count];
    }

    /// <inheritdoc/>
    public void Row(IReadOnlyList<object?> values)
    {
        var row = new string[columns.Count];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = (Cell.Text(values[i], columns[i].Show) ?? "–").ReplaceLineEndings(" ");
            right[i] |= Cell.IsNumber(values[i]);
        }

        if (!measuring)
        {
            Write(row);
            return;
        }

        waiting.Add(row);
        if (waiting.Count >= Measured)
        {
            Release();
        }
    }

    /// <inheritdoc/>
    public void Finish()
    {
        if (measuring)
        {
            Release();
        }

        output.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => output.Dispose();

    private void Release()
    {
        measuring = false;
        foreach (var row in waiting)
        {
            for (var i = 0; i < row.Length; i++)
            {
                widths[i] = Math.Max(widths[i], row[i].Length);
            }
        }

        Write([.. columns.Select(column => column.Name)]);
        Write([.. widths.Select(width => new string('-', width))]);
        waiting.ForEach(Write);
        waiting.Clear();
    }

    private void Write(string[] row) => output.Write(
        string.Join("  ", row.Select((text, i) => right[i] ? text.PadLeft(widths[i]) : text.PadRight(widths[i]))).TrimEnd() + "\n");
}
