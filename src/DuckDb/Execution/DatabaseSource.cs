using System.Data.Common;
using Retention.DuckDb.Interop;

namespace Retention.DuckDb.Execution;

/// <summary>What a connection string says: which database, and under which of DuckDB's settings.</summary>
internal sealed record DatabaseSource(string Path, IReadOnlyList<KeyValuePair<string, string>> Settings)
{
    private const string Memory = ":memory:";
    private static readonly string[] PathKeys = ["data source", "datasource", "filename"];

    // One for the process: it is what makes connections to one file share an instance. It is never given back.
    private static readonly nint Cache = Api.duckdb_create_instance_cache();

    /// <exception cref="ArgumentException">The text is no connection string.</exception>
    public static DatabaseSource Parse(string connectionString)
    {
        var path = Memory;
        var settings = new List<KeyValuePair<string, string>>();
        var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
        foreach (string key in parts.Keys)
        {
            var value = (string)parts[key];
            if (PathKeys.Contains(key, StringComparer.OrdinalIgnoreCase)) path = value;
            else settings.Add(new(key, value));
        }

        return new(path, settings);
    }

    /// <exception cref="DuckDbException">DuckDB cannot open the database, or does not know a setting.</exception>
    public Session Open()
    {
        using var config = Config();
        if (Api.duckdb_get_or_create_from_cache(Cache, Path, out var database, config, out var error) != 0)
        {
            database.Dispose();
            throw new DuckDbException(Api.TakeText(error));
        }

        if (Api.duckdb_connect(database, out var connection) == 0) return new Session(database, connection);
        connection.Dispose();
        database.Dispose();
        throw new DuckDbException($"DuckDB opened {Path} but gave no connection to it.");
    }

    private ConfigHandle Config()
    {
        _ = Api.duckdb_create_config(out var config);
        foreach (var (name, value) in Settings)
        {
            if (Api.duckdb_set_config(config, name, value) == 0) continue;
            config.Dispose();
            throw new DuckDbException(
                $"The connection string sets '{name}' to '{value}', which DuckDB does not take. Its settings are listed by `select name from duckdb_settings()`.",
                DuckDbErrorType.InvalidConfiguration);
        }

        return config;
    }
}
