using System.Data.Common;
using System.Globalization;

namespace Retention.Analytics.Export;

/// <summary>Writes the rows of a query as Parquet, with the types they have, by DuckDB's own writer.</summary>
public static class ParquetFile
{
    /// <summary>Writes it.</summary>
    /// <param name="connection">An open reader of the warehouse.</param>
    /// <param name="sql">The query.</param>
    /// <param name="parameters">Values for the <c>$names</c> in it.</param>
    /// <param name="file">Its path; what is there is replaced.</param>
    /// <param name="said">What the file says of itself, by name: its metadata.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>How many rows were written.</returns>
    public static async Task<long> WriteAsync(
        DbConnection connection, string sql, IEnumerable<(string Name, object? Value)> parameters, string file, IReadOnlyDictionary<string, string> said, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(said);
        await using var command = connection.CreateCommand();
        var metadata = string.Join(", ", said.Select(one => $"{Quoted(one.Key)}: {Quoted(one.Value)}"));
        command.CommandText = $"copy (\n{sql}\n) to {Quoted(file)} (format parquet, compression zstd, kv_metadata {{{metadata}}})";
        command.CommandTimeout = 0;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync(cancel);
        await using var counted = connection.CreateCommand();
        counted.CommandText = $"select num_rows from parquet_file_metadata({Quoted(file)})";
        return Convert.ToInt64(await counted.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
