using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Retention.Web.Security.Auditing;
using Retention.Web.Work;
using Retention.Web.Work.Reviews;

namespace Retention.Web.Backups;

/// <summary>People's own data on PostgreSQL, carried by its own programs: pg_dump, pg_restore and psql.</summary>
internal static class PostgresDump
{
    // What triggers of our tables call: a dump of tables does not hold them. A new one is added here, as PostgresBackupTests say.
    private static readonly string[] Functions = [AuditGuard.PostgresFunction, PublishedGuard.PostgresFunction];

    /// <summary>Writes a dump of our tables; whatever else the database holds is not ours.</summary>
    /// <exception cref="BackupException">pg_dump is not here, or cannot, or there is nothing of ours.</exception>
    public static async Task WriteAsync(WorkServer server, string file, CancellationToken cancel)
    {
        var tables = (await TablesAsync(server, cancel)).Select(name => $"--table={Quoted(name)}").ToList();
        if (tables.Count == 0) throw new BackupException($"{server} has no tables of Retention yet: start `retention serve` with it once, or leave that part out with --without-work.");
        await OwnersOnly.Create(file, FileMode.CreateNew).DisposeAsync();
        await RunAsync(server, "pg_dump", ["--format=custom", "--no-owner", "--no-privileges", .. tables, "--file", file], cancel);
    }

    /// <summary>Reads the list of what a dump holds.</summary>
    /// <exception cref="BackupException">It is none.</exception>
    public static Task CheckAsync(WorkServer server, string file, CancellationToken cancel) => RunAsync(server, "pg_restore", ["--list", file], cancel);

    /// <summary>Puts a dump in place of our tables, in one transaction: all of it or nothing of it.</summary>
    /// <exception cref="BackupException">It could not be; the tables are as they were.</exception>
    public static async Task RestoreAsync(WorkServer server, string file, CancellationToken cancel)
    {
        var (before, script) = (file + ".before.sql", file + ".sql");
        try
        {
            await using (var first = new StreamWriter(OwnersOnly.Create(before, FileMode.Create)))
            {
                await first.WriteLineAsync("set client_min_messages = warning;");
                foreach (var name in await TablesAsync(server, cancel)) await first.WriteLineAsync($"drop table {Quoted(name)} cascade;");
                foreach (var function in Functions) await first.WriteLineAsync(function);
            }

            await OwnersOnly.Create(script, FileMode.Create).DisposeAsync();
            await RunAsync(server, "pg_restore", ["--no-owner", "--no-privileges", "--file", script, file], cancel);
            await RunAsync(server, "psql", ["--no-psqlrc", "--quiet", "--single-transaction", "--set", "ON_ERROR_STOP=1", "--file", before, "--file", script], cancel);
        }
        finally
        {
            File.Delete(before);
            File.Delete(script);
        }
    }

    /// <summary>Our tables that are there now.</summary>
    public static async Task<IReadOnlyList<string>> TablesAsync(WorkServer server, CancellationToken cancel)
    {
        await using var db = new PostgresDesign().CreateDbContext([]);
        string[] ours = [.. db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!), "__EFMigrationsHistory"];
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand("select table_name::text from information_schema.tables where table_schema = current_schema() and table_name = any(@ours) order by 1", connection);
        command.Parameters.AddWithValue("ours", ours);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        List<string> names = [];
        while (await reader.ReadAsync(cancel)) names.Add(reader.GetString(0));
        return names;
    }

    /// <summary>The last migration of a server; null where it has none.</summary>
    public static async Task<string?> MigrationAsync(WorkServer server, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(cancel);
        await using var found = new NpgsqlCommand("select to_regclass('\"__EFMigrationsHistory\"') is not null", connection);
        if (await found.ExecuteScalarAsync(cancel) is not true) return null;
        await using var command = new NpgsqlCommand("select max(\"MigrationId\" collate \"C\") from \"__EFMigrationsHistory\"", connection);
        return await command.ExecuteScalarAsync(cancel) as string;
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static async Task RunAsync(WorkServer server, string program, string[] arguments, CancellationToken cancel)
    {
        var path = Find(program) ?? throw new BackupException(
            $"What people write is on PostgreSQL, and {program} was not found here: install it (apt-get install postgresql-client), or leave that part to the server's own backups with --without-work.");
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        // The password goes through the environment: a command line can be read by everybody.
        foreach (var (name, value) in server.Environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        try
        {
            var said = process.StandardError.ReadToEndAsync(cancel);
            await process.StandardOutput.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode != 0) throw new BackupException($"{program} could not do its part for {server}: {(await said).Trim().Split('\n')[0]}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string? Find(string program) => (Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0).Select(folder => Path.Combine(folder, "bin"))
            : [])
        .Concat((System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        .SelectMany(folder => new[] { Path.Combine(folder, program), Path.Combine(folder, program + ".exe") })
        .FirstOrDefault(File.Exists);
}
