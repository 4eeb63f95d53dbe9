namespace Retention.Web.Exports;

/// <summary>A file that is there whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Writes beside it and puts it in its place when it is whole; where that fails, what was there stays.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="write">Writes it.</param>
    public static async Task<T> WriteAsync<T>(string file, Func<Stream, Task<T>> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var beside = $"{file}.{Guid.NewGuid():n}.part";
        try
        {
            T result;
            await using (var target = new FileStream(beside, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16))
            {
                result = await write(target);
            }

            File.Move(beside, file, overwrite: true);
            return result;
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
