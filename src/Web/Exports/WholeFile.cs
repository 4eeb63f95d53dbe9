namespace Retention.Web.Exports;

/// <summary>A file that is there whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Writes beside it and puts it in its place when it is whole; where that fails, what was there stays.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="write">Writes it.</param>
    public static Task<T> WriteAsync<T>(string file, Func<Stream, Task<T>> write) => PutAsync(file, async beside =>
    {
        await using var target = new FileStream(beside, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        return await write(target);
    });

    /// <summary>As <see cref="WriteAsync{T}"/>, for what writes to a path.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="write">Writes to the path it is given.</param>
    public static async Task<T> PutAsync<T>(string file, Func<string, Task<T>> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var beside = $"{file}.{Guid.NewGuid():n}.part";
        try
        {
            var result = await write(beside);
            File.Move(beside, file, overwrite: true);
            return result;
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
