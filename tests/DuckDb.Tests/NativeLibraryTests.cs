using System.Text.Json;
using Retention.DuckDb.Interop;

namespace Retention.DuckDb.Tests;

public sealed class NativeLibraryTests : IDisposable
{
    private readonly Files files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void A_missing_library_says_where_it_should_be_and_what_to_do()
    {
        var message = Should.Throw<DllNotFoundException>(() => NativeDuckDb.Load([files.Directory])).Message;
        message.ShouldContain(files.Directory);
        message.ShouldContain(NativeDuckDb.FileName);
        message.ShouldContain("dotnet build");
    }

    [Fact]
    public void A_library_for_another_machine_says_so()
    {
        File.WriteAllText(files.Path(NativeDuckDb.FileName), "no library");
        var message = Should.Throw<DllNotFoundException>(() => NativeDuckDb.Load([files.Directory])).Message;
        message.ShouldContain("dotnet publish -r");
    }

    [Fact]
    public void The_lock_file_names_no_registry_and_every_platform()
    {
        var folder = Native(AppContext.BaseDirectory);
        var packages = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "package-lock.json"))).RootElement.GetProperty("packages");
        var locked = packages.EnumerateObject().Where(p => p.Name.Length > 0).ToList();
        locked.Count.ShouldBe(8);
        locked.Exists(p => p.Value.TryGetProperty("resolved", out _)).ShouldBeFalse();
        locked.TrueForAll(p => p.Value.TryGetProperty("integrity", out _)).ShouldBeTrue();
    }

    private static string Native(string from)
    {
        var folder = Path.Combine(from, "src", "DuckDb", "native");
        return Directory.Exists(folder) ? folder : Native(Path.GetDirectoryName(from)!);
    }
}
