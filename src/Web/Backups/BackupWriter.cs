using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Retention.Analytics.Warehousing;
using Retention.Web.Work;

namespace Retention.Web.Backups;

/// <summary>What is to be saved, and where to.</summary>
/// <param name="Directory">The data directory.</param>
/// <param name="File">The archive.</param>
/// <param name="Server">Where people's own data are, when they are not in <c>work.db</c>.</param>
/// <param name="WithWork">Whether those of a server belong to it.</param>
public sealed record BackupOrder(string Directory, string File, WorkServer? Server, bool WithWork = true);

/// <summary>Writes both databases and what belongs to them into one archive, reads it back, and only then gives it its name.</summary>
/// <remarks>docs/decisions/0063. A run that ends early leaves what was there before, and a <c>.part</c> that the next run takes away.</remarks>
public sealed class BackupWriter(Warehouse warehouse, TimeProvider clock)
{
    /// <summary>What is made anew by itself, or is no part of a workspace.</summary>
    private static readonly string[] LeftOut = ["retention.duckdb", "retention.duckdb.wal", "work.db", "schedule.db"];

    private static readonly string[] Folders = ["keys", "mappings"];

    /// <summary>Makes the backup.</summary>
    /// <returns>What is in it.</returns>
    /// <exception cref="BackupException">It could not be made; nothing was changed.</exception>
    public async Task<BackupManifest> WriteAsync(BackupOrder order, IProgress<RefreshProgress>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(order);
        var (part, room) = (order.File + ".part", order.File + ".room");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(order.File)!);
            await using var claim = OwnersOnly.Create(part, FileMode.Create);
            if (Directory.Exists(room)) Directory.Delete(room, recursive: true);
            Directory.CreateDirectory(room);
            BackupManifest manifest;
            progress?.Report(new(0, 3, Path.GetFileName(order.File)));
            using (var archive = new ZipArchive(claim, ZipArchiveMode.Create, leaveOpen: true)) manifest = await FillAsync(order, archive, room, cancel);
            claim.Flush(flushToDisk: true);
            progress?.Report(new(1, 3, Path.GetFileName(order.File)));
            claim.Position = 0;
            using (var archive = new ZipArchive(claim, ZipArchiveMode.Read, leaveOpen: true)) await new BackupReader(order.File, archive).UnpackAsync(Path.Combine(room, "check"), order.Server, cancel);
            progress?.Report(new(2, 3, Path.GetFileName(order.File)));
            File.Move(part, order.File, overwrite: true);
            return manifest;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == WorkCopy.Busy)
        {
            throw new BackupException($"The backup {order.File} could not be made: somebody has been writing for longer than it waits. Nothing was changed, and an earlier backup is as it was; begin it again.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new BackupException($"The backup {order.File} could not be written ({e.Message.TrimEnd('.')}): nothing was changed, and an earlier backup is as it was. Give it another place or free some space; it needs that of the data twice.", e);
        }
        finally
        {
            Remove(part, room);
        }
    }

    private static void Remove(string part, string room)
    {
        try
        {
            File.Delete(part);
            if (Directory.Exists(room)) Directory.Delete(room, recursive: true);
        }
        catch (IOException)
        {
            // The reason why the backup failed is the one to tell; the next run takes these away.
        }
    }

    /// <summary>Both databases while nobody writes numbers, so that they belong together.</summary>
    private Task<BackupManifest> FillAsync(BackupOrder order, ZipArchive archive, string room, CancellationToken cancel) => warehouse.WhileStillAsync(
        async still =>
        {
            List<BackupPart> parts = [await AddAsync(archive, "retention.duckdb", still.File, still.Rows, cancel)];
            if (still.Log is not null) parts.Add(await AddAsync(archive, "retention.duckdb.wal", still.Log, null, cancel));
            string? migration = null;
            foreach (var name in new[] { WorkCopy.File, "schedule.db" })
            {
                var (from, copy) = (Path.Combine(order.Directory, name), Path.Combine(room, name));
                if (!File.Exists(from)) continue;
                WorkCopy.Copy(from, copy);
                if (name == WorkCopy.File) migration = WorkCopy.Migration(copy);
                parts.Add(await AddFileAsync(archive, name, copy, WorkCopy.Rows(copy), cancel));
            }

            if (order is { Server: { } server, WithWork: true })
            {
                await PostgresDump.WriteAsync(server, Path.Combine(room, WorkCopy.Dump), cancel);
                migration = await PostgresDump.MigrationAsync(server, cancel);
                parts.Add(await AddFileAsync(archive, WorkCopy.Dump, Path.Combine(room, WorkCopy.Dump), null, cancel));
            }

            foreach (var name in Others(order)) parts.Add(await AddFileAsync(archive, name, Path.Combine(order.Directory, name), null, cancel));
            var program = typeof(BackupWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
            var manifest = new BackupManifest("retention", BackupManifest.CurrentFormat, program, clock.GetUtcNow().UtcDateTime, warehouse.AsOf, still.Layout, migration, parts);
            await using var entry = await archive.CreateEntry(BackupManifest.Name, CompressionLevel.Fastest).OpenAsync(cancel);
            await entry.WriteAsync(manifest.Write(), cancel);
            return manifest;
        }, cancel);

    /// <summary>Small files beside the databases: keys, mappings, taxonomy, model cards.</summary>
    private static IEnumerable<string> Others(BackupOrder order) => Directory.EnumerateFiles(order.Directory)
        .Where(path => !LeftOut.Contains(Path.GetFileName(path)) && Path.GetExtension(path) is ".json" or ".md")
        .Concat(Folders.Select(folder => Path.Combine(order.Directory, folder)).Where(Directory.Exists).SelectMany(Directory.EnumerateFiles))
        .Select(path => Path.GetRelativePath(order.Directory, path).Replace('\\', '/')).Where(BackupManifest.IsInside).Order(StringComparer.Ordinal);

    private static async Task<BackupPart> AddFileAsync(ZipArchive archive, string name, string path, IReadOnlyDictionary<string, long>? rows, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return await AddAsync(archive, name, file, rows, cancel);
    }

    private static async Task<BackupPart> AddAsync(ZipArchive archive, string name, Stream content, IReadOnlyDictionary<string, long>? rows, CancellationToken cancel)
    {
        await using var entry = await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancel);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        long bytes = 0;
        for (int got; (got = await content.ReadAsync(buffer, cancel)) > 0; bytes += got)
        {
            hash.AppendData(buffer, 0, got);
            await entry.WriteAsync(buffer.AsMemory(0, got), cancel);
        }

        return new(name, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()), rows);
    }
}
