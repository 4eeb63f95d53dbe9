using System.Data.Common;
using System.Globalization;

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
public sealed record AnswerColumn(string Name, CellFormat Show = CellFormat.AsIs)
{
    /// <summary>A column of a report. A date called month, or that ends so, is a month.</summary>
    public static AnswerColumn Of(DbDataReader rows, int column)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var name = rows.GetName(column);
        return new(name, rows.GetFieldType(column) switch
        {
            var type when type == typeof(decimal) => IsMoney(rows.GetDataTypeName(column)) ? CellFormat.Money : CellFormat.Trimmed,
            var type when type == typeof(DateOnly) && (name == "month" || name.EndsWith("_month", StringComparison.Ordinal)) => CellFormat.Month,
            _ => CellFormat.AsIs,
        });
    }

    /// <summary>The book keeps money in decimals of more than 18 digits, and rates in 18: <c>DECIMAL(28,8)</c> against <c>DECIMAL(18,8)</c>.</summary>
    private static bool IsMoney(string type) => type.Split('(', ',') is [_, var digits, ..] && int.Parse(digits, CultureInfo.InvariantCulture) > 18;
}

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
