using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Retention.Analytics.Warehousing;
using Retention.Web.Work;

namespace Retention.Web.Backups;

/// <summary>Reads an archive back, part by part, and opens what came out of it. Nothing in it is trusted.</summary>
/// <param name="file">What to call it in messages.</param>
/// <param name="archive">The archive.</param>
public sealed class BackupReader(string file, ZipArchive archive)
{
    /// <summary>Opens an archive. The caller disposes.</summary>
    /// <exception cref="BackupException">There is none, or it is none.</exception>
    public static ZipArchive Open(string file)
    {
        try
        {
            return ZipFile.OpenRead(file);
        }
        catch (Exception e) when (e is InvalidDataException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BackupException(e is InvalidDataException ? $"{file} is damaged, or no backup of Retention: it cannot be read as an archive." : $"There is no file {file}.", e);
        }
    }

    /// <summary>What it says it holds.</summary>
    /// <exception cref="BackupException">It is none of ours, damaged, or of a newer program.</exception>
    public BackupManifest Manifest()
    {
        var entry = archive.GetEntry(BackupManifest.Name) ?? throw new BackupException($"{file} is no backup of Retention: it has no {BackupManifest.Name}.");
        try
        {
            using var stream = entry.Open();
            var manifest = BackupManifest.Read(stream, file);
            var named = manifest.Parts.Select(part => part.Name).Append(BackupManifest.Name).Order(StringComparer.Ordinal);
            return named.SequenceEqual(archive.Entries.Select(one => one.FullName).Order(StringComparer.Ordinal)) ? manifest
                : throw new BackupException($"{file} is refused: its entries are not those that its {BackupManifest.Name} names.");
        }
        catch (InvalidDataException e)
        {
            throw Damaged(BackupManifest.Name, e);
        }
    }

    /// <summary>Writes every part into a folder, and looks whether each is what was saved: hashes, databases that open, rows that are all there.</summary>
    /// <exception cref="BackupException">One is not.</exception>
    public async Task<BackupManifest> UnpackAsync(string folder, WorkServer? server, CancellationToken cancel)
    {
        var manifest = Manifest();
        foreach (var part in manifest.Parts) await UnpackAsync(part, folder, cancel);
        foreach (var part in manifest.Parts)
        {
            var path = Path.Combine(folder, part.Name);
            try
            {
                if (part.Rows is { } rows && !Same(rows, part.Name == "retention.duckdb" ? await Warehouse.RowsOfAsync(folder, cancel) : WorkCopy.Rows(path))) throw Damaged(part.Name, null);
                if (part.Name == WorkCopy.Dump && server is not null) await PostgresDump.CheckAsync(server, path, cancel);
            }
            catch (Exception e) when (e is WarehouseException or SqliteException)
            {
                throw Damaged(part.Name, e);
            }
        }

        return manifest;
    }

    private async Task UnpackAsync(BackupPart part, string folder, CancellationToken cancel)
    {
        var path = Path.Combine(folder, part.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            await using var entry = await archive.GetEntry(part.Name)!.OpenAsync(cancel);
            await using var written = OwnersOnly.Create(path, FileMode.CreateNew);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[1 << 20];
            for (int got; (got = await entry.ReadAsync(buffer, cancel)) > 0;)
            {
                hash.AppendData(buffer, 0, got);
                await written.WriteAsync(buffer.AsMemory(0, got), cancel);
                if (written.Length > part.Bytes) throw Damaged(part.Name, null);
            }

            if (written.Length != part.Bytes || Convert.ToHexStringLower(hash.GetHashAndReset()) != part.Sha256) throw Damaged(part.Name, null);
            written.Flush(flushToDisk: true);
        }
        catch (InvalidDataException e)
        {
            throw Damaged(part.Name, e);
        }
    }

    private static bool Same(IReadOnlyDictionary<string, long> saved, IReadOnlyDictionary<string, long> found) =>
        saved.Count == found.Count && saved.All(one => found.TryGetValue(one.Key, out var rows) && rows == one.Value);

    private BackupException Damaged(string part, Exception? inner) =>
        new($"{file} is damaged: its part {part} is not what was saved. Take another backup.", inner ?? new InvalidDataException(part));
}
