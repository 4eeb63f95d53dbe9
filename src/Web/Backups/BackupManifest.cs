using System.Text.Json;
using Retention.Analytics.Warehousing;
using Retention.Web.Work;

namespace Retention.Web.Backups;

/// <summary>One file of a backup.</summary>
/// <param name="Name">Its name in the archive and under the data directory, with forward slashes.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its hash, in small hexadecimal digits.</param>
/// <param name="Rows">Rows by table, where it is a database whose rows can be counted.</param>
public sealed record BackupPart(string Name, long Bytes, string Sha256, IReadOnlyDictionary<string, long>? Rows);

/// <summary>What an archive holds: its last entry, <c>manifest.json</c>.</summary>
/// <param name="Product">Always retention.</param>
/// <param name="Format">Number of the form of the archive.</param>
/// <param name="Program">Version of the program that wrote it.</param>
/// <param name="MadeAt">When, in UTC.</param>
/// <param name="AsOf">The day of the numbers.</param>
/// <param name="Layout">Layout of the warehouse.</param>
/// <param name="Migration">Last migration of the Work database; null where it is not in the archive.</param>
/// <param name="Parts">Every other entry.</param>
public sealed record BackupManifest(string Product, int Format, string Program, DateTime MadeAt, DateOnly AsOf, int Layout, string? Migration, IReadOnlyList<BackupPart> Parts)
{
    /// <summary>Name of the entry.</summary>
    public const string Name = "manifest.json";

    /// <summary>The form that this program writes.</summary>
    public const int CurrentFormat = 1;

    private const int MostBytes = 16 << 20;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The sum of the rows of its databases.</summary>
    public long Rows => Parts.Sum(part => part.Rows?.Values.Sum() ?? 0);

    /// <summary>As it stands in the archive.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Reads it and refuses what this program cannot restore.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="file">The archive, for messages.</param>
    /// <exception cref="BackupException">It is none of ours, or a newer program wrote it, or it names a place outside.</exception>
    public static BackupManifest Read(Stream entry, string file)
    {
        ArgumentNullException.ThrowIfNull(entry);
        BackupManifest? read;
        try
        {
            using var limited = new MemoryStream();
            var buffer = new byte[81920];
            for (int got; (got = entry.Read(buffer)) > 0 && limited.Length <= MostBytes;) limited.Write(buffer, 0, got);
            read = JsonSerializer.Deserialize<BackupManifest>(limited.ToArray(), Json);
        }
        catch (JsonException e)
        {
            throw new BackupException($"{file} is no backup of Retention: its {Name} cannot be read.", e);
        }

        if (read is not { Product: "retention", Parts: not null }) throw new BackupException($"{file} is no backup of Retention: its {Name} is another program's.");
        if (read.Format > CurrentFormat || read.Layout > Warehouse.Layout || IsNewer(read))
        {
            throw new BackupException($"{file} was made by a newer program (version {read.Program}) than this one: restore it with that version.");
        }

        return read.Parts.FirstOrDefault(part => !IsInside(part.Name)) is { } outside
            ? throw new BackupException($"{file} is refused: it names the file '{outside.Name}', which is not one of a data directory.")
            : read;
    }

    /// <summary>Whether a name stays in the data directory: plain words, at most one folder deep, never above.</summary>
    internal static bool IsInside(string? name) => name is { Length: > 0 and <= 200 } && name.Split('/') is { Length: <= 2 } words
        && words.All(word => word.Trim().Trim('.').Length > 0 && word == word.Trim() && !word.Any(letter => char.IsControl(letter) || "\\:*?\"<>|".Contains(letter, StringComparison.Ordinal)));

    private static bool IsNewer(BackupManifest read) => read.Migration is { } migration
        && string.CompareOrdinal(migration, read.Parts.Any(part => part.Name == WorkCopy.Dump) ? PostgresWorkDbContext.LatestPostgresMigration : WorkDbContext.LatestMigration) > 0;
}
