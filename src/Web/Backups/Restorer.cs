using System.Globalization;
using Retention.Analytics.Warehousing;
using Retention.Web.Work;

namespace Retention.Web.Backups;

/// <summary>Puts an archive back: into an empty directory, or in place of one that is moved aside first. What is there stays until all of the archive has been looked at.</summary>
public sealed class Restorer(TimeProvider clock)
{
    /// <summary>Restores.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="directory">The data directory.</param>
    /// <param name="replace">Whether what is there may be moved aside.</param>
    /// <param name="server">Where people's own data go, when they are a dump.</param>
    /// <param name="cancel">Stops before anything is moved.</param>
    /// <returns>What was restored, and where the old data are now; null where there were none.</returns>
    /// <exception cref="BackupException">It could not be; the old data are as they were.</exception>
    public async Task<(BackupManifest Manifest, string? Aside)> RestoreAsync(string file, string directory, bool replace, WorkServer? server, CancellationToken cancel)
    {
        using var archive = BackupReader.Open(file);
        var reader = new BackupReader(file, archive);
        var dump = reader.Manifest().Parts.Any(part => part.Name == WorkCopy.Dump);
        if (dump && server is null) throw new BackupException($"What people wrote is in {file} as a dump of PostgreSQL: name the database to restore it into by RETENTION_WORK, and run this again.");
        var isThere = Directory.Exists(directory);
        var isTaken = isThere && Directory.EnumerateFileSystemEntries(directory).Any();
        if (isTaken && !replace) throw new BackupException($"{directory} is not empty: name an empty folder with --data, or say --replace to move what is there aside first.");
        if (isTaken && Warehouse.IsHeld(directory)) throw new BackupException($"Another process uses the data in {directory}: stop it (a running `retention serve`, perhaps) and try again.");
        if (dump && !replace && (await PostgresDump.TablesAsync(server!, cancel)).Count > 0) throw new BackupException($"{server} has tables of Retention: say --replace to save them in a dump and put those of the backup in their place.");

        // Beside the directory, on the same disk, so that the last step is a change of names; inside, where an empty one is given.
        var room = isThere && !isTaken ? Path.Combine(directory, ".restoring") : directory.TrimEnd(Path.DirectorySeparatorChar) + ".restoring";
        try
        {
            if (Directory.Exists(room)) Directory.Delete(room, recursive: true);
            Directory.CreateDirectory(room);
            var manifest = await reader.UnpackAsync(room, server, cancel);
            var aside = isTaken || dump ? await AsideAsync(directory, dump ? server : null, cancel) : null;
            if (dump)
            {
                await PostgresDump.RestoreAsync(server!, Path.Combine(room, WorkCopy.Dump), cancel);
                File.Delete(Path.Combine(room, WorkCopy.Dump));
            }

            Place(room, directory, isTaken ? aside : null);
            return (manifest, aside);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"{file} could not be restored into {directory} ({e.Message.TrimEnd('.')}): free some space or name another folder with --data.", e);
        }
        finally
        {
            if (Directory.Exists(room)) Directory.Delete(room, recursive: true);
        }
    }

    private async Task<string?> AsideAsync(string directory, WorkServer? server, CancellationToken cancel)
    {
        var aside = directory.TrimEnd(Path.DirectorySeparatorChar) + clock.GetUtcNow().ToString("'.before-'yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        if (server is null || (await PostgresDump.TablesAsync(server, cancel)).Count == 0) return Directory.Exists(directory) ? aside : null;
        Directory.CreateDirectory(aside);
        await PostgresDump.WriteAsync(server, Path.Combine(aside, WorkCopy.Dump), cancel);
        return aside;
    }

    private static void Place(string room, string directory, string? aside)
    {
        if (aside is not null && !Directory.Exists(aside)) Directory.Move(directory, aside);
        else if (aside is not null) Directory.Move(directory, Path.Combine(aside, "data"));
        if (!Directory.Exists(directory))
        {
            Directory.Move(room, directory);
            return;
        }

        foreach (var path in Directory.EnumerateFileSystemEntries(room)) Directory.Move(path, Path.Combine(directory, Path.GetFileName(path)));
    }
}
