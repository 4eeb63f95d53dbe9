using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]
[assembly: InternalsVisibleTo("Retention.DuckDb.Tests")]

namespace Retention.DuckDb.Interop;

/// <summary>DuckDB's C API, under the names it has there: whoever reads DuckDB's documentation finds the call.</summary>
internal static unsafe partial class Api
{
    public const string Library = "duckdb";

    // A static constructor, not a module initializer: an application that never opens DuckDB never looks for it.
    static Api() => NativeLibrary.SetDllImportResolver(typeof(Api).Assembly, NativeDuckDb.Resolve);

    /// <summary>A text that stays DuckDB's.</summary>
    public static string Text(nint utf8) => Marshal.PtrToStringUTF8(utf8) ?? "";

    /// <summary>A text that DuckDB made for us: read, then given back.</summary>
    public static string TakeText(nint utf8)
    {
        if (utf8 == 0) return "";
        var text = Text(utf8);
        duckdb_free(utf8);
        return text;
    }

    [LibraryImport(Library)]
    public static partial nint duckdb_library_version();

    [LibraryImport(Library)]
    public static partial void duckdb_free(nint memory);
}
