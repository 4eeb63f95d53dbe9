namespace Retention.Ingest;

/// <summary>How to load.</summary>
/// <param name="DryRun">Loads into a copy that is thrown away; <see cref="Loader.RehearseAsync"/> also says what would change.</param>
/// <param name="Mapping">Name of the mapping, or of the canonical table, to use; null finds it from the header.</param>
public sealed record LoadOptions(bool DryRun = false, string? Mapping = null)
{
    /// <summary>A plain load.</summary>
    public static LoadOptions Default { get; } = new();
}

/// <summary>Where a load stands.</summary>
/// <param name="File">The file being read.</param>
/// <param name="FilesDone">Files already finished.</param>
/// <param name="Files">Files in all.</param>
/// <param name="Bytes">Bytes of this file already read.</param>
/// <param name="TotalBytes">Bytes of this file.</param>
/// <param name="Rows">Rows of this file already read.</param>
public sealed record LoadProgress(string File, int FilesDone, int Files, long Bytes, long TotalBytes, long Rows);
