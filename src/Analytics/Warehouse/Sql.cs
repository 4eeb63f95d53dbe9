using System.Data.Common;

namespace Retention.Analytics.Warehousing;

/// <summary>Short forms of ADO.NET for statements with positional parameters ($1, $2, ...).</summary>
public static class Sql
{
    /// <summary>Runs statements and returns the rows they changed.</summary>
    public static int Execute(this DbConnection connection, string sql, params object?[] values)
    {
        using var command = Command(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Opens a reader over a query; disposing of it closes the command too.</summary>
    public static DbDataReader Query(this DbConnection connection, string sql, params object?[] values) =>
        Command(connection, sql, values).ExecuteReader();

    /// <summary>The first column of the first row; null for no row or a null.</summary>
    public static T? Scalar<T>(this DbConnection connection, string sql, params object?[] values)
    {
        using var command = Command(connection, sql, values);
        return command.ExecuteScalar() is { } value and not DBNull ? (T)value : default;
    }

    /// <summary>Every row, turned into a record.</summary>
    public static async Task<List<T>> ListAsync<T>(this DbConnection connection, string sql, Func<DbDataReader, T> row, CancellationToken cancel, params object?[] values)
    {
        await using var command = Command(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        List<T> list = [];
        while (reader.Read())
        {
            list.Add(row(reader));
        }

        return list;
    }

    private static DbCommand Command(DbConnection connection, string sql, object?[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
        {
            var parameter = command.CreateParameter();
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
