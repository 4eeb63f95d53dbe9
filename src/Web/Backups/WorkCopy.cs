using Microsoft.Data.Sqlite;
using Retention.Web.Work;

namespace Retention.Web.Backups;

/// <summary>A copy of a database of SQLite while it is in use, and what is in it; or a dump of PostgreSQL.</summary>
internal static class WorkCopy
{
    /// <summary>Name of the file of people's own data.</summary>
    public const string File = "work.db";

    /// <summary>Name of the dump that stands in its place where they are on PostgreSQL.</summary>
    public const string Dump = "work.dump";

    /// <summary>What SQLite says where somebody else is writing.</summary>
    public const int Busy = 5;

    /// <summary>Copies a database of SQLite by its own online backup: what is committed when it ends. It waits for whoever is just writing.</summary>
    public static void Copy(string from, string to)
    {
        using var source = Open(from, SqliteOpenMode.ReadWrite);
        // The patience of a connection is that of its commands; a backup asks SQLite for its own, and without it gives up at once.
        Ask(source, "pragma busy_timeout = 30000", row => row.GetInt64(0));
        using var target = Open(to, SqliteOpenMode.ReadWriteCreate);
        source.BackupDatabase(target);
    }

    /// <summary>Rows by table, after SQLite itself has looked whether the file is whole.</summary>
    /// <exception cref="BackupException">It is not.</exception>
    public static IReadOnlyDictionary<string, long> Rows(string file)
    {
        using var connection = Open(file, SqliteOpenMode.ReadOnly);
        var said = Ask(connection, "pragma integrity_check", row => row.GetString(0));
        if (said is not ["ok"]) throw new BackupException($"{Path.GetFileName(file)} is damaged: SQLite says {said[0]}.");
        return Ask(connection, "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name", row => row.GetString(0))
            .ToDictionary(table => table, table => Ask(connection, $"select count(*) from \"{table}\"", row => row.GetInt64(0))[0]);
    }

    /// <summary>The last migration of a file; null where it has none.</summary>
    public static string? Migration(string file)
    {
        using var connection = Open(file, SqliteOpenMode.ReadOnly);
        return Ask(connection, "select count(*) from sqlite_master where name = '__EFMigrationsHistory'", row => row.GetInt64(0))[0] == 0 ? null
            : Ask(connection, "select coalesce(max(\"MigrationId\"), '') from \"__EFMigrationsHistory\"", row => row.GetString(0))[0];
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static List<T> Ask<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> row)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    }
}
