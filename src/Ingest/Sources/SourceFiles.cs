namespace Retention.Ingest.Sources;

/// <summary>Finds the files of a path.</summary>
internal static class SourceFiles
{
    /// <summary>The file itself, or every data file of a folder and the folders below it, by name.</summary>
    /// <exception cref="RefusedFileException">There is nothing at the path, or nothing to load.</exception>
    public static IReadOnlyList<SourceFile> Find(string path)
    {
        if (File.Exists(path))
        {
            return [new(path, Path.GetFileName(path))];
        }

        if (!Directory.Exists(path))
        {
            throw new RefusedFileException("not_found", ("file", path));
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };
        var files = Directory.EnumerateFiles(path, "*", options)
            .Where(FileKinds.IsData)
            .Select(f => new SourceFile(f, Path.GetRelativePath(path, f).Replace('\\', '/')))
            .OrderBy(f => f.Name, StringComparer.Ordinal)
            .ToList();
        return files.Count > 0 ? files : throw new RefusedFileException("nothing_to_load", ("file", path));
    }
}
