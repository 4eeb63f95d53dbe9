using System.Diagnostics;
using System.Text.Json;

namespace Retention.Web.Tests.Commands;

/// <summary>What the program said and how it ended.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record Said(int Code, string Output, string Error)
{
    /// <summary>Standard output as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>The records of a CSV answer without quoted fields, the header first.</summary>
    public List<string[]> Records => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(','))];
}

/// <summary>The built program, run as a person runs it, on a data directory of its own that is deleted afterwards.</summary>
public sealed class TheProgram : IDisposable
{
    private static readonly string Root = Above("Retention.sln");
    private static readonly string Program = Path.Combine(
        Root, "src", "Web", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, new DirectoryInfo(AppContext.BaseDirectory).Name, "Retention.Web.dll");

    /// <summary>Variables of the environment of every command.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>A folder for this test; its name has a space in it.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("retention test ").FullName;

    /// <summary>The data directory inside it.</summary>
    public string Data => Path.Combine(Folder, "data");

    /// <summary>The file of the oracles that stand beside the clone; skips the test where they do not.</summary>
    public static string Oracle(string file)
    {
        var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", "oracles", file));
        Assert.SkipUnless(File.Exists(path), $"The oracle {file} is not beside this clone (../shared/oracles).");
        return path;
    }

    /// <summary>A folder or file of this clone.</summary>
    public static string InClone(string path) => Path.Combine(Root, path);

    /// <summary>Writes a file into the test's folder and returns its path.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Runs a command on this test's data directory, in this test's folder.</summary>
    public async Task<Said> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Runs a command that must succeed.</summary>
    public async Task<Said> MustAsync(params string[] arguments)
    {
        var said = await RunAsync(arguments);
        said.Code.ShouldBe(0, $"{string.Join(' ', arguments)} said: {said.Error}");
        return said;
    }

    /// <summary>Starts a command and does not wait for it.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = Folder };
        start.Environment["RETENTION_DATA"] = Data;
        start.Environment["RETENTION_HOME"] = Root;
        foreach (var (name, value) in Variables) start.Environment[name] = value;
        start.ArgumentList.Add(Program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Where a started <c>serve</c> listens, once it does.</summary>
    public static async Task<string> ListeningAsync(Process app)
    {
        while (await app.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.IndexOf("http://127.0.0.1:", StringComparison.Ordinal) is >= 0 and var at) return line[at..].Trim();
        }

        throw new InvalidOperationException("The app did not start: " + await app.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Above(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, file)))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds {file}.");
        }

        return folder.FullName;
    }
}
