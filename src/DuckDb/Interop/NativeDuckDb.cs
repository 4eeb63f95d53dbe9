using System.Reflection;
using System.Runtime.InteropServices;

namespace Retention.DuckDb.Interop;

/// <summary>Finds libduckdb beside the application, and says what to do where it is not there.</summary>
internal static class NativeDuckDb
{
    /// <summary>The library's file name on this operating system.</summary>
    public static string FileName { get; } =
        OperatingSystem.IsWindows() ? "duckdb.dll" : OperatingSystem.IsMacOS() ? "libduckdb.dylib" : "libduckdb.so";

    public static nint Resolve(string library, Assembly assembly, DllImportSearchPath? searchPath) =>
        library == Api.Library ? Load([AppContext.BaseDirectory, .. Unpacked()]) : 0;

    /// <summary>The library of the first directory that has it. Only from there: another DuckDB on the machine may be of another version.</summary>
    /// <exception cref="DllNotFoundException">The file is missing, or is not for this machine.</exception>
    public static nint Load(IReadOnlyList<string> directories)
    {
        var path = directories.Select(d => Path.Combine(d, FileName)).FirstOrDefault(File.Exists);
        if (path is null)
        {
            throw new DllNotFoundException(
                $"DuckDB's native library is missing: there is no {FileName} in {directories[0]}. Build the solution with Node.js 20 or newer on the path "
                + $"(`dotnet build` brings the library through npm), or publish for this machine: `dotnet publish -r {RuntimeInformation.RuntimeIdentifier}`.");
        }

        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new DllNotFoundException(
                $"DuckDB's native library {path} cannot be loaded here: {e.Message} It may be for another processor or C library; "
                + $"publish for this machine: `dotnet publish -r {RuntimeInformation.RuntimeIdentifier}`.",
                e);
        }
    }

    /// <summary>Where a single-file application unpacks its native libraries.</summary>
    private static string[] Unpacked() =>
        (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
}
