using System.Globalization;

namespace Retention.Web.Commands.Doctor;

/// <summary>The folder that holds the warehouse.</summary>
internal static class DataDirectory
{
    private const long Comfortable = 2L << 30;

    public static IEnumerable<Finding> Look(string directory)
    {
        var existing = directory;
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } parent)
        {
            existing = parent;
        }

        yield return Writable(directory, existing);
        var free = new DriveInfo(existing).AvailableFreeSpace;
        var words = string.Create(CultureInfo.InvariantCulture, $"{free / (double)(1L << 30):0.0} GiB free");
        yield return free >= Comfortable
            ? new("Disk", Health.Good, words)
            : new("Disk", Health.Note, words, "A refresh writes the tables anew before it lets go of the old ones: free some space");
    }

    private static Finding Writable(string directory, string existing)
    {
        var probe = Path.Combine(existing, $".retention-{Guid.NewGuid():n}");
        try
        {
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return new("Data directory", Health.Good, directory + (existing == directory ? "" : " (not there yet; it can be created)"));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return new("Data directory", Health.Bad, $"{existing} cannot be written", "Give yourself the right to write there, or name another folder with --data");
        }
    }
}
