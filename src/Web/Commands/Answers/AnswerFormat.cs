namespace Retention.Web.Commands.Answers;

/// <summary>How an answer is written.</summary>
public enum AnswerFormat
{
    /// <summary>Aligned columns for a person.</summary>
    Table,

    /// <summary>One JSON document.</summary>
    Json,

    /// <summary>RFC 4180 with a line feed at the end of each record.</summary>
    Csv,
}

/// <summary>One column of an answer.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Show">How its values are put into words.</param>
public sealed record AnswerColumn(string Name, CellFormat Show = CellFormat.AsIs);

/// <summary>How the values of a column are put into words.</summary>
public enum CellFormat
{
    /// <summary>As the value is.</summary>
    AsIs,

    /// <summary>Money: four decimals, rounded half up, away from zero.</summary>
    Money,

    /// <summary>A number without the zeros at its end, with eight decimals at most.</summary>
    Trimmed,

    /// <summary>A month: YYYY-MM.</summary>
    Month,
}

/// <summary>Where the rows of an answer go.</summary>
public interface IAnswer : IDisposable
{
    /// <summary>Starts the answer.</summary>
    void Begin(IReadOnlyList<AnswerColumn> columns);

    /// <summary>Writes one row; null and <see cref="DBNull"/> are unknown values.</summary>
    void Row(IReadOnlyList<object?> values);

    /// <summary>Ends the answer.</summary>
    void Finish();
}
