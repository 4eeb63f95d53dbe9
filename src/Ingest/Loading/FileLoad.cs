using System.Data.Common;
using System.Diagnostics;
using Retention.Analytics.Warehousing;
using Retention.Ingest.Formats;
using Retention.Ingest.Mappings;
using Retention.Ingest.Sources;

namespace Retention.Ingest.Loading;

/// <summary>One reading of one file, inside one transaction: all of it or nothing.</summary>
internal sealed class FileLoad(SourceFile file, MappingCatalogue mappings, LoadOptions options, string folder, TimeProvider clock)
{
    private const int HeadLength = 1 << 16;
    private readonly Stopwatch watch = Stopwatch.StartNew();

    /// <summary>What an earlier reading found out.</summary>
    public required Reading Reading { get; init; }

    /// <summary>Told how far the reading is.</summary>
    public Action<long, long>? Progress { get; init; }

    /// <exception cref="RefusedFileException">The file cannot be used.</exception>
    /// <exception cref="ReadAgainException">It must be read once more, in another way.</exception>
    /// <exception cref="SeenBeforeException">The same bytes are there already.</exception>
    public LoadReport Run(DbConnection connection, CancellationToken cancel)
    {
        using var text = file.OpenText(Reading.Windows1252);
        var found = Begin(text, file, mappings, options);
        var (records, header, shape) = (found.Records, found.Header, found.Shape);
        var loadId = LoadLedger.NextId(connection);
        using (var courier = new Courier(connection))
        using (var writer = Writer(courier, shape, header, loadId))
        using (var sorter = new RecordSorter(file.Name, header.Names.Count, shape, writer, target => new(courier, folder, target, (byte)','), loadId))
        {
            found.Preamble.ForEach(line => sorter.Skip(line.Line, "preamble", line.Text));
            while (records.Next())
            {
                sorter.Take(records);
                if ((sorter.Rows & 0xffff) == 0)
                {
                    cancel.ThrowIfCancellationRequested();
                    Progress?.Invoke(text.BytesRead, sorter.Rows);
                }
            }

            if (sorter.Rows == found.Preamble.Count)
            {
                throw new RefusedFileException("header_only", ("file", file.Name));
            }

            courier.Wait();
            var hash = text.Hash();
            if (LoadLedger.Seen(connection, hash, shape.Version) is { } seen)
            {
                throw new SeenBeforeException(SeenReport(file, shape.Name, seen));
            }

            writer.Complete();
            sorter.Complete();
            courier.Wait();
            cancel.ThrowIfCancellationRequested();
            return Finish(connection, shape, loadId, hash, text.BytesRead, sorter);
        }
    }

    /// <summary>How a file would be read; null where its text must be looked at more closely first.</summary>
    public static FileShape? Shape(SourceFile file, MappingCatalogue mappings, LoadOptions options)
    {
        try
        {
            using var text = file.OpenText(windows1252: false);
            return Begin(text, file, mappings, options).Shape;
        }
        catch (NotUtf8Exception)
        {
            return null;
        }
    }

    /// <summary>The report of a file whose bytes were loaded before.</summary>
    public static LoadReport SeenReport(SourceFile file, string mapping, (int LoadId, long Rows) seen) => new(
        file.Name, LoadStatus.SkippedSameBytes, mapping, seen.LoadId, seen.Rows, 0, 0, seen.Rows, $"{file.Name}: the same bytes were loaded before (load {seen.LoadId}); nothing was done.", []);

    private static FoundHeader Begin(SourceText text, SourceFile file, MappingCatalogue mappings, LoadOptions options)
    {
        var head = new byte[HeadLength];
        var read = text.Utf8.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        var delimiter = CsvHeader.FindDelimiter(head.AsSpan(0, read));
        return FoundHeader.In(new(new PrefixedStream(head.AsMemory(0, read), text.Utf8), delimiter, file.Name), delimiter, file, new(mappings), options.Mapping);
    }

    private IRowWriter Writer(Courier courier, FileShape shape, CsvHeader header, int loadId)
    {
        if (shape.Table is { } table && Reading.Numbers == NumberStyle.Auto)
        {
            return new CopyWriter(new(courier, folder, ChunkTarget.ForCopies(table, header.Names, loadId), header.Delimiter));
        }

        var numbers = Reading.Numbers == NumberStyle.Auto ? shape.Mapping!.Numbers : Reading.Numbers;
        return new MappedWriter(shape.AsMapping(header.Names, numbers), header, file.Name, target => new(courier, folder, target, (byte)','), loadId);
    }

    private LoadReport Finish(DbConnection connection, FileShape shape, int loadId, string hash, long bytes, RecordSorter sorter)
    {
        var tables = shape.Tables;
        foreach (var table in tables)
        {
            Judge.JudgeLoad(connection, table, loadId);
        }

        Findings.HoldUnsaid(connection, shape.Mapping, loadId);

        var quarantined = Findings.Quarantined(connection, tables, loadId);
        if (quarantined > 0)
        {
            Findings.RefuseAmbiguousDates(connection, tables, loadId, file.Name);
            if (Reading.Numbers == NumberStyle.Auto && (shape.Mapping?.Numbers ?? NumberStyle.Auto) == NumberStyle.Auto && Findings.HasCommas(connection, tables, loadId)
                && Findings.NumberStyle(connection, tables, loadId, file.Name) is not NumberStyle.Auto and var style)
            {
                throw new ReadAgainException(Reading with { Numbers = style });
            }
        }

        var replaced = tables.Sum(t => LoadLedger.Supersede(connection, CanonicalTables.Find(t)!, loadId, file.Name));
        quarantined += sorter.Held;
        var accepted = sorter.Rows - quarantined - sorter.Skipped;
        connection.Execute(
            """
            insert into raw.loads (load_id, file, file_hash, bytes, mapping, tables, loaded_at, took_ms, status, rows, accepted, quarantined, skipped, replaced)
            values ($1, $2, $3, $4, $5, string_split($6, ','), $7, $8, 'loaded', $9, $10, $11, $12, $13)
            """,
            loadId, file.Name, hash, bytes, shape.Version, string.Join(',', tables), clock.GetUtcNow().UtcDateTime, watch.ElapsedMilliseconds, sorter.Rows, accepted, quarantined, sorter.Skipped, replaced);
        return new(file.Name, LoadStatus.Loaded, shape.Name, loadId, sorter.Rows, accepted, quarantined, sorter.Skipped, null, tables) { Replaced = replaced, SkippedBecause = sorter.Reasons };
    }
}

/// <summary>How a file is read, as far as an earlier reading found out.</summary>
/// <param name="Windows1252">Its bytes are not UTF-8.</param>
/// <param name="Numbers">How it writes numbers.</param>
internal sealed record Reading(bool Windows1252, NumberStyle Numbers)
{
    public static Reading First { get; } = new(false, NumberStyle.Auto);
}

/// <summary>Undoes a reading that must be done in another way.</summary>
internal sealed class ReadAgainException(Reading reading) : Exception
{
    public Reading Reading { get; } = reading;
}

/// <summary>Undoes a reading of bytes that are there already.</summary>
internal sealed class SeenBeforeException(LoadReport report) : Exception
{
    public LoadReport Report { get; } = report;
}
