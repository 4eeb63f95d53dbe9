namespace Retention.Web.Commands;

/// <summary>Standard output, and how it ends when the reader (such as <c>head</c>) has seen enough.</summary>
internal static class Pipe
{
    private const int BrokenPipe = 32;
    private const int BrokenPipeOnWindows = unchecked((int)0x8007006D);

    /// <summary>Standard output as bytes, buffered.</summary>
    public static Stream Open() => new BufferedStream(Console.OpenStandardOutput(), 1 << 16);

    /// <summary>Whether the failure is only that nobody reads any more.</summary>
    public static bool IsClosed(Exception e) => e is IOException { HResult: BrokenPipe or BrokenPipeOnWindows };
}
