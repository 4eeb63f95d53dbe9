using System.Text;
using Retention.Analytics.Warehousing;
using Retention.Ingest.Formats;
using Retention.Ingest.Loading;
using Retention.Ingest.Mappings;
using Retention.Ingest.Sources;

namespace Retention.Ingest;

/// <summary>Takes files into the warehouse: each file whole or not at all, and the same file only once.</summary>
/// <param name="warehouse">Where the rows go.</param>
/// <param name="mappings">How vendors' files are read.</param>
/// <param name="clock">Says when a load happened.</param>
public sealed class Loader(Warehouse warehouse, MappingCatalogue mappings, TimeProvider clock)
{
    /// <summary>Loads a file, or every file of a folder and of the folders below it. Numbers follow at the next refresh.</summary>
    /// <param name="path">File or folder.</param>
    /// <param name="options">How to load.</param>
    /// <param name="progress">Told where the load stands.</param>
    /// <param name="cancel">Ends the load; the file under way is undone, those before it stay.</param>
    /// <returns>What became of each file; a file that cannot be used is in it as refused, and the others are loaded.</returns>
    /// <exception cref="RefusedFileException">There is nothing at the path.</exception>
    public async Task<IReadOnlyList<LoadReport>> LoadAsync(string path, LoadOptions options, IProgress<LoadProgress>? progress, CancellationToken cancel)
    {
        if (options.DryRun)
        {
            return (await RehearseAsync(path, options, progress, cancel).ConfigureAwait(false)).Loads;
        }

        var files = SourceFiles.Find(path);
        await WorkspaceFile.ApplyAsync(warehouse, path, cancel).ConfigureAwait(false);
        List<LoadReport> reports = [];
        foreach (var file in files)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Report(new(file.Name, reports.Count, files.Count, 0, file.Length, 0));
            var done = reports.Count;
            reports.Add(await LoadFileAsync(file, options, (bytes, rows) => progress?.Report(new(file.Name, done, files.Count, bytes, file.Length, rows)), cancel).ConfigureAwait(false));
        }

        return reports;
    }

    /// <summary>Loads into a copy that is thrown away, and says what would change.</summary>
    /// <exception cref="RefusedFileException">There is nothing at the path.</exception>
    public Task<RehearsalReport> RehearseAsync(string path, LoadOptions options, IProgress<LoadProgress>? progress, CancellationToken cancel) =>
        new Rehearsal(warehouse, mappings, clock).RunAsync(path, options with { DryRun = false }, progress, cancel);

    private async Task<LoadReport> LoadFileAsync(SourceFile file, LoadOptions options, Action<long, long> progress, CancellationToken cancel)
    {
        try
        {
            if (await SeenAsync(file, options, cancel).ConfigureAwait(false) is { } seen)
            {
                return seen;
            }

            return await ReadAsync(file, options, progress, cancel).ConfigureAwait(false);
        }
        catch (SeenBeforeException e)
        {
            return e.Report;
        }
        catch (RefusedFileException e)
        {
            return new(file.Name, LoadStatus.Refused, null, null, 0, 0, 0, 0, e.Message, []) { Refusal = e };
        }
    }

    /// <summary>A file as long as one that was loaded is hashed first: that is quicker than loading it again.</summary>
    private async Task<LoadReport?> SeenAsync(SourceFile file, LoadOptions options, CancellationToken cancel)
    {
        var length = file.Length;
        if (!await warehouse.ReadAsync((c, _) => Task.FromResult(LoadLedger.MaySeen(c, length)), cancel).ConfigureAwait(false))
        {
            return null;
        }

        var hash = await Task.Run(() => file.Hash(cancel), cancel).ConfigureAwait(false);
        return await warehouse.ReadAsync((c, _) =>
        {
            var shape = FileLoad.Shape(file, mappings, options);
            return Task.FromResult(shape is not null && LoadLedger.Seen(c, hash, shape.Version) is { } seen ? FileLoad.SeenReport(file, shape.Name, seen) : null);
        }, cancel).ConfigureAwait(false);
    }

    private async Task<LoadReport> ReadAsync(SourceFile file, LoadOptions options, Action<long, long> progress, CancellationToken cancel)
    {
        using var folder = new ScratchFolder(warehouse.Options.Directory);
        for (var reading = Reading.First; ;)
        {
            try
            {
                return await warehouse.WriteAsync(
                    $"the load of {file.Name}",
                    (connection, token) => Task.FromResult(new FileLoad(file, mappings, options, folder.Path, clock) { Reading = reading, Progress = progress }.Run(connection, token)),
                    cancel).ConfigureAwait(false);
            }
            catch (ReadAgainException e)
            {
                reading = e.Reading;
            }
            catch (NotUtf8Exception e) when (!reading.Windows1252)
            {
                reading = file.IsWindows1252() ? reading with { Windows1252 = true } : throw new RefusedFileException("wrong_encoding", ("file", file.Name), ("line", e.Line));
            }
            catch (DecoderFallbackException)
            {
                throw new RefusedFileException("wrong_encoding", ("file", file.Name), ("line", 1));
            }
            catch (InvalidDataException e)
            {
                throw new RefusedFileException("damaged_gzip", ("file", file.Name), ("reason", e.Message));
            }
            catch (IOException e) when (ScratchFolder.IsDiskFull(e))
            {
                throw new RefusedFileException("disk_full", ("file", file.Name));
            }
        }
    }
}
