using System.Globalization;

namespace Retention.Web.Work.Sending;

/// <summary>The one folder that files may be put into, and what they are called there.</summary>
public static class ExportFolder
{
    private const int MostOfADay = 1000;

    /// <summary>A folder below it; null where the way leads out of it.</summary>
    public static string? Within(string root, string below)
    {
        ArgumentNullException.ThrowIfNull(below);
        if (Path.IsPathRooted(below) || below.IndexOfAny(Path.GetInvalidPathChars()) >= 0 || below.Contains(':', StringComparison.Ordinal)) return null;
        var (all, one) = (Path.GetFullPath(root), Path.GetFullPath(Path.Combine(root, below)));
        return one == all || one.StartsWith(all.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? one : null;
    }

    /// <summary>What a file of an export is called: its name, the day, the ending.</summary>
    public static string Name(string name, DateOnly day, string ending) =>
        string.Create(CultureInfo.InvariantCulture, $"{string.Concat((name ?? "").Select(sign => char.IsLetterOrDigit(sign) || sign is '-' or '_' ? sign : '-')).Trim('-')}-{day:yyyy-MM-dd}.{ending}");

    /// <summary>Puts a file there under its name, or with a number where that is taken: nothing is ever overwritten.</summary>
    /// <returns>Its path.</returns>
    /// <exception cref="IOException">It could not be written.</exception>
    public static async Task<string> PutAsync(string folder, string name, byte[] file, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        for (var number = 1; number <= MostOfADay; number++)
        {
            var path = Path.Combine(folder, number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(name)}-{number}{Path.GetExtension(name)}"));
            if (File.Exists(path)) continue;
            var beside = $"{path}.{Guid.NewGuid():n}.part";
            try
            {
                await File.WriteAllBytesAsync(beside, file, cancel);
                File.Move(beside, path, overwrite: false);
                return path;
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another run took the name meanwhile: the next number.
            }
            finally
            {
                File.Delete(beside);
            }
        }

        throw new IOException($"{folder} holds {MostOfADay} files called {name} already.");
    }
}
