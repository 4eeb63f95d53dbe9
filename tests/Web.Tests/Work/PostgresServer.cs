using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Retention.Web.Tests.Work;
using Retention.Web.Work;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Retention.Web.Tests.Work;

/// <summary>A PostgreSQL of its own for the tests that ask for one, in a temporary folder; where none is installed they are skipped and say why.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Missing = "PostgreSQL is not installed here (apt-get install postgresql): initdb and pg_ctl were not found under /usr/lib/postgresql or on PATH.";
    private static readonly Lock Starting = new();
    private static DirectoryInfo? folder;
    private static int port;
    private static int databases;

    /// <summary>Where initdb, pg_ctl and pg_dump are; null where they are not.</summary>
    public static string? Programs { get; } = (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(Version).Select(one => Path.Combine(one, "bin")) : [])
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        .FirstOrDefault(one => File.Exists(Path.Combine(one, "initdb")));

    /// <summary>An empty database; skips the test where there can be none.</summary>
    public static WorkServer NewDatabase()
    {
        Assert.SkipWhen(Programs is null, Missing);
        lock (Starting) Start();
        var name = "work_" + Interlocked.Increment(ref databases).ToString(CultureInfo.InvariantCulture);
        Execute("postgres", $"create database {name}");
        return WorkServer.Read(Address(name))!;
    }

    /// <summary>Runs a statement in a database.</summary>
    public static void Execute(string database, string sql)
    {
        using var connection = new NpgsqlConnection(Address(database) + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Stops it as a machine that goes down would, so that open connections break.</summary>
    public async ValueTask DisposeAsync()
    {
        if (folder is null) return;
        NpgsqlConnection.ClearAllPools();
        Run("pg_ctl", "stop", "-D", Data, "-m", "immediate", "-w");
        await Task.Run(() => folder.Delete(recursive: true));
    }

    /// <summary>Where tests of whole pages keep what they write: on a server where RETENTION_TEST_WORK=postgres says so, else in <c>work.db</c>.</summary>
    public static WorkServer? Asked() => Environment.GetEnvironmentVariable("RETENTION_TEST_WORK") == "postgres" ? NewDatabase() : null;

    private static string Data => Path.Combine(folder!.FullName, "data");

    private static string Address(string database) => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=tests;Password=not-a-secret;Database={database}");

    private static void Start()
    {
        if (port > 0) return;
        folder = Directory.CreateTempSubdirectory("retention-postgres-");
        if (Environment.IsPrivilegedProcess) Run("chown", "postgres", folder.FullName);
        // As most servers are set up: text sorts by a language, and not character by character.
        Run("initdb", "-D", Data, "-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US", "--no-sync");
        var free = FreePort();
        Run("pg_ctl", "start", "-D", Data, "-w", "-l", Path.Combine(folder.FullName, "log"),
            "-o", string.Create(CultureInfo.InvariantCulture, $"-p {free} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c timezone=America/Bogota"));
        port = free;
    }

    /// <summary>PostgreSQL does not run as root: there the user of Debian's package runs it.</summary>
    private static void Run(string program, params string[] arguments)
    {
        var path = program == "chown" ? program : Path.Combine(Programs!, program);
        var start = new ProcessStartInfo { UseShellExecute = false, WorkingDirectory = Path.GetTempPath() };
        var asAnother = Environment.IsPrivilegedProcess && program != "chown";
        start.FileName = asAnother ? "runuser" : path;
        foreach (var argument in asAnother ? ["-u", "postgres", "--", path, .. arguments] : arguments) start.ArgumentList.Add(argument);
        // The server outlives the program that starts it, and would keep our pipes open.
        start.RedirectStandardOutput = start.RedirectStandardError = program != "pg_ctl";
        using var process = Process.Start(start)!;
        var said = program == "pg_ctl" ? "" : process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, $"{program}: {said}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static int Version(string folder) => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0;
}
