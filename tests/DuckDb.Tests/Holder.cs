using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Retention.DuckDb.Tests;

/// <summary>Another process that holds a database file: this very program, which is told so by an environment variable.</summary>
internal sealed class Holder : IDisposable
{
    private const string Variable = "RETENTION_DUCKDB_HOLD";
    private readonly Process process;

    private Holder(Process process) => this.process = process;

    public static Holder Of(string path)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Retention.DuckDb.Tests" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, Environment = { [Variable] = path } };
        var process = Process.Start(start)!;
        process.StandardOutput.ReadLine().ShouldBe("held");
        return new Holder(process);
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    [ModuleInitializer]
    internal static void HoldIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } path) return;
        using (var connection = new DuckDbConnection($"Data Source={path}"))
        {
            connection.Open();
            Console.WriteLine("held");
            Console.In.ReadToEnd();
        }

        Environment.Exit(0);
    }
}
