using System.Collections.ObjectModel;
using System.Data;
using System.Data.Common;
using Retention.DuckDb.Columns;

namespace Retention.DuckDb;

/// <content>The columns of the result.</content>
public sealed partial class DuckDbDataReader : IDbColumnSchemaGenerator
{
    /// <inheritdoc/>
    public override int FieldCount => Opened.columns.Length;

    /// <inheritdoc/>
    public override string GetName(int ordinal) => Described(ordinal).Name;

    /// <summary>The type as SQL writes it: <c>DECIMAL(18,4)</c>, <c>INTEGER[]</c>.</summary>
    public override string GetDataTypeName(int ordinal) => Described(ordinal).TypeName;

    /// <inheritdoc/>
    public override Type GetFieldType(int ordinal) => Described(ordinal).ClrType;

    /// <summary>The place of a column, by its exact name, else by its name in any case.</summary>
    public override int GetOrdinal(string name)
    {
        var open = Opened.columns;
        var exact = Array.FindIndex(open, c => c.Name.Equals(name, StringComparison.Ordinal));
        var place = exact >= 0 ? exact : Array.FindIndex(open, c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        // CA2201: ADO.NET promises this very exception for an unknown name.
#pragma warning disable CA2201
        return place >= 0 ? place : throw new IndexOutOfRangeException(
            $"The result has no column '{name}'. It has {string.Join(", ", open.Select(c => c.Name))}.");
#pragma warning restore CA2201
    }

    /// <summary>What is known of the columns: name, place, type.</summary>
    public ReadOnlyCollection<DbColumn> GetColumnSchema() => new([.. Opened.columns.Select((c, i) => (DbColumn)new ResultColumn(c, i))]);

    /// <inheritdoc/>
    public override DataTable? GetSchemaTable()
    {
        if (FieldCount == 0) return null;
        var table = new DataTable("SchemaTable") { Locale = System.Globalization.CultureInfo.InvariantCulture };
        table.Columns.Add(SchemaTableColumn.ColumnName, typeof(string));
        table.Columns.Add(SchemaTableColumn.ColumnOrdinal, typeof(int));
        table.Columns.Add(SchemaTableColumn.DataType, typeof(Type));
        table.Columns.Add("DataTypeName", typeof(string));
        table.Columns.Add(SchemaTableColumn.AllowDBNull, typeof(bool));
        table.Columns.Add(SchemaTableColumn.NumericPrecision, typeof(int));
        table.Columns.Add(SchemaTableColumn.NumericScale, typeof(int));
        foreach (var column in GetColumnSchema())
        {
            table.Rows.Add(
                column.ColumnName,
                column.ColumnOrdinal,
                column.DataType,
                column.DataTypeName,
                true,
                (object?)column.NumericPrecision ?? DBNull.Value,
                (object?)column.NumericScale ?? DBNull.Value);
        }

        return table;
    }

    private Column Described(int ordinal)
    {
        var open = Opened.columns;
        if ((uint)ordinal >= (uint)open.Length) NoColumn(ordinal);
        return open[ordinal];
    }

    private sealed class ResultColumn : DbColumn
    {
        public ResultColumn(Column column, int place)
        {
            ColumnName = column.Name;
            ColumnOrdinal = place;
            DataType = column.ClrType;
            DataTypeName = column.TypeName;
            AllowDBNull = true;
            (NumericPrecision, NumericScale) = (column.Precision, column.Scale);
        }
    }
}
