using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Retention.DuckDb;

/// <summary>
/// A value for <c>$name</c> in the SQL, or, without a name, for the <c>?</c> or <c>$1</c> in its place. The type is that of the
/// value; a list or array becomes a DuckDB list (<c>where id in (select unnest($ids))</c>).
/// </summary>
public sealed class DuckDbParameter : DbParameter
{
    private string name = "";

    /// <summary>Makes a parameter without a name or value.</summary>
    public DuckDbParameter()
    {
    }

    /// <summary>Makes a parameter for the place that it has in the list.</summary>
    public DuckDbParameter(object? value) => Value = value;

    /// <summary>Makes a parameter for <c>$name</c>.</summary>
    /// <param name="name">The name, with or without <c>$</c> or <c>@</c> before it.</param>
    /// <param name="value">The value; null is NULL.</param>
    public DuckDbParameter(string name, object? value)
    {
        ParameterName = name;
        Value = value;
    }

    /// <summary>Kept for callers that set it; the value's own type decides.</summary>
    public override DbType DbType { get; set; } = DbType.Object;

    /// <summary>Always <see cref="ParameterDirection.Input"/>.</summary>
    /// <exception cref="NotSupportedException">Another direction is set: DuckDB has no output parameters.</exception>
    public override ParameterDirection Direction
    {
        get => ParameterDirection.Input;
        set
        {
            if (value != ParameterDirection.Input) throw new NotSupportedException("DuckDB has only input parameters. Return values as a result instead.");
        }
    }

    /// <inheritdoc/>
    public override bool IsNullable { get; set; } = true;

    /// <summary>The name; empty for a parameter that goes by its place.</summary>
    [AllowNull]
    public override string ParameterName
    {
        get => name;
        set
        {
            name = value ?? "";
            BareName = name.TrimStart('$', '@');
        }
    }

    /// <inheritdoc/>
    public override int Size { get; set; }

    /// <inheritdoc/>
    [AllowNull]
    public override string SourceColumn { get; set; } = "";

    /// <inheritdoc/>
    public override bool SourceColumnNullMapping { get; set; }

    /// <summary>The value: numbers, text, dates, times, Guid, byte[], lists of these; null and DBNull are NULL.</summary>
    public override object? Value { get; set; }

    internal string BareName { get; private set; } = "";

    /// <inheritdoc/>
    public override void ResetDbType() => DbType = DbType.Object;
}
