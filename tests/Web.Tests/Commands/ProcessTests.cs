using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Retention.Web.Tests.Commands;

/// <summary>The program among other processes.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TheProgram program = new();

    [Fact]
    public async Task A_second_process_on_the_data_directory_is_told_so()
    {
        await program.MustAsync("refresh");
        using var server = program.Start("serve", "--port", "0", "--empty");
        try
        {
            while (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.Contains("listening", StringComparison.OrdinalIgnoreCase))
            {
            }

            var said = await RefusedAsync();

            said.Code.ShouldBe(1);
            said.Error.ShouldContain("Another process holds the warehouse");
            said.Error.TrimEnd().Split('\n').Length.ShouldBe(1);
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync(CancellationToken.None);
        }

        (await program.RunAsync("refresh")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var said = await program.RunAsync("serve", "--port", port, "--empty");

        said.Code.ShouldBe(1);
        said.Error.ShouldContain($"Another program listens on http://127.0.0.1:{port}");
        (said.Output + said.Error).ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_damaged_warehouse_is_said_and_left_alone()
    {
        Directory.CreateDirectory(program.Data);
        var file = Path.Combine(program.Data, "retention.duckdb");
        await File.WriteAllTextAsync(file, new string('x', 5000), TestContext.Current.CancellationToken);

        var said = await program.RunAsync("refresh");

        said.Code.ShouldBe(1);
        said.Error.ShouldContain("cannot be opened");
        said.Error.TrimEnd().Split('\n').Length.ShouldBe(1);
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Length.ShouldBe(5000);
    }

    [Fact]
    public async Task A_data_directory_that_cannot_be_made_is_said()
    {
        program.Write("data", "a file stands where the folder should be");

        var said = await program.RunAsync("refresh");

        said.Code.ShouldBe(1);
        said.Error.ShouldContain(program.Data);
        said.Error.TrimEnd().Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public async Task The_doctor_finds_the_library_and_the_warehouse()
    {
        await program.MustAsync("refresh");

        var said = await program.MustAsync("doctor", "--format", "json");

        said.Json.EnumerateArray().Where(f => f.GetProperty("what").GetString() is "DuckDB library" or "Data directory" or "Warehouse").Select(f => f.GetProperty("state").GetString())
            .ShouldBe(["ok", "ok", "ok"]);
    }

    public void Dispose() => program.Dispose();

    /// <summary>The server opens the warehouse a moment after it listens.</summary>
    private async Task<Said> RefusedAsync()
    {
        for (var tries = 0; ; tries++)
        {
            var said = await program.RunAsync("refresh");
            if (said.Code != 0 || tries == 10)
            {
                return said;
            }
        }
    }
}
