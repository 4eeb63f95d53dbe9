using System.Data;
using System.Data.Common;
using System.Globalization;

namespace Retention.DuckDb;

/// <summary>The collections of <see cref="DuckDbConnection.GetSchema(string, string[])"/>.</summary>
internal static class SchemaCollections
{
    private const string Tables = """
        select table_catalog, table_schema, table_name, table_type
        from information_schema.tables
        where ($catalog is null or table_catalog = $catalog)
          and ($schema is null or table_schema = $schema)
          and ($table is null or table_name = $table)
        order by all
        """;

    private const string Columns = """
        select table_catalog, table_schema, table_name, column_name, ordinal_position, column_default, is_nullable, data_type
        from information_schema.columns
        where ($catalog is null or table_catalog = $catalog)
          and ($schema is null or table_schema = $schema)
          and ($table is null or table_name = $table)
          and ($column is null or column_name = $column)
        order by table_catalog, table_schema, table_name, ordinal_position
        """;

    /// <exception cref="ArgumentException">There is no such collection, or it has fewer restrictions.</exception>
    public static DataTable Read(DuckDbConnection connection, string collection, string?[] restrictions)
    {
        if (collection.Equals(DbMetaDataCollectionNames.MetaDataCollections, StringComparison.OrdinalIgnoreCase)) return List();
        if (collection.Equals(nameof(Tables), StringComparison.OrdinalIgnoreCase)) return Query(connection, nameof(Tables), Tables, ["catalog", "schema", "table"], restrictions);
        if (collection.Equals(nameof(Columns), StringComparison.OrdinalIgnoreCase)) return Query(connection, nameof(Columns), Columns, ["catalog", "schema", "table", "column"], restrictions);
        throw new ArgumentException($"There is no schema collection '{collection}'. There are MetaDataCollections, Tables and Columns.", nameof(collection));
    }

    private static DataTable List()
    {
        var list = Empty(DbMetaDataCollectionNames.MetaDataCollections);
        list.Columns.Add(DbMetaDataColumnNames.CollectionName, typeof(string));
        list.Columns.Add(DbMetaDataColumnNames.NumberOfRestrictions, typeof(int));
        list.Rows.Add(DbMetaDataCollectionNames.MetaDataCollections, 0);
        list.Rows.Add(nameof(Tables), 3);
        list.Rows.Add(nameof(Columns), 4);
        return list;
    }

    private static DataTable Query(DuckDbConnection connection, string name, string sql, string[] parameters, string?[] restrictions)
    {
        if (restrictions.Length > parameters.Length)
        {
            throw new ArgumentException($"{name} has {parameters.Length} restrictions ({string.Join(", ", parameters)}), not {restrictions.Length}.", nameof(restrictions));
        }

        using var command = new DuckDbCommand(sql, connection);
        for (var i = 0; i < parameters.Length; i++) command.Parameters.Add(parameters[i], restrictions.ElementAtOrDefault(i));
        using var reader = command.ExecuteReader();
        var table = Empty(name);
        for (var i = 0; i < reader.FieldCount; i++) table.Columns.Add(reader.GetName(i), reader.GetFieldType(i));
        while (reader.Read())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            table.Rows.Add(values);
        }

        return table;
    }

    private static DataTable Empty(string name) => new(name) { Locale = CultureInfo.InvariantCulture };
}
