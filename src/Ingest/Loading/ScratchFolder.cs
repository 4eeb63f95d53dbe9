using System.Collections.Concurrent;

namespace Retention.Ingest.Loading;

/// <summary>A folder for the pieces of a load, gone when the load is over; what a killed load left behind goes with the next.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private static readonly ConcurrentDictionary<string, bool> Open = new(StringComparer.Ordinal);
    private const int NoSpaceOnUnix = 28;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);

    /// <param name="data">The data directory; null uses the system's folder for temporary files.</param>
    public ScratchFolder(string? data)
    {
        var parent = data is null ? System.IO.Path.GetTempPath() : System.IO.Path.Combine(data, "scratch");
        if (data is not null && Directory.Exists(parent))
        {
            // One process owns a data directory, so a folder that it did not open itself is a leftover.
            foreach (var left in Directory.EnumerateDirectories(parent, "load-*").Where(d => !Open.ContainsKey(d)))
            {
                Directory.Delete(left, recursive: true);
            }
        }

        Path = System.IO.Path.Combine(parent, $"load-{Guid.NewGuid():n}");
        Open[Path] = true;
        Directory.CreateDirectory(Path);
    }

    /// <summary>Where it lies.</summary>
    public string Path { get; }

    /// <summary>Whether an error says that the disk has no space left.</summary>
    public static bool IsDiskFull(IOException error) => error.HResult is NoSpaceOnUnix or NoSpaceOnWindows;

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }

        Open.TryRemove(Path, out _);
    }
}
