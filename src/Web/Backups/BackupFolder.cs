using System.Globalization;

namespace Retention.Web.Backups;

/// <summary>A backup that lies in the folder.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="MadeAt">When, in UTC.</param>
public sealed record KeptBackup(string Name, long Bytes, DateTime MadeAt);

/// <summary>Where backups go unless somebody says otherwise: <c>backups</c> in the data directory, or the folder of RETENTION_BACKUPS.</summary>
/// <param name="Path">The folder.</param>
public sealed record BackupFolder(string Path)
{
    /// <summary>How many the job keeps.</summary>
    public const int Kept = 7;

    private const string Pattern = "retention-????-??-??-??????.zip";

    /// <summary>The folder of a data directory.</summary>
    public static BackupFolder Of(string dataDirectory) =>
        new(System.IO.Path.GetFullPath(Environment.GetEnvironmentVariable("RETENTION_BACKUPS") is { Length: > 0 } named ? named : System.IO.Path.Combine(dataDirectory, "backups")));

    /// <summary>A name that is not taken.</summary>
    public string Next(DateTime now) => System.IO.Path.Combine(Path, now.ToString("'retention-'yyyy-MM-dd-HHmmss'.zip'", CultureInfo.InvariantCulture));

    /// <summary>Those that are there, the latest first.</summary>
    public IReadOnlyList<KeptBackup> All() => !Directory.Exists(Path) ? []
        : [.. new DirectoryInfo(Path).EnumerateFiles(Pattern).OrderByDescending(file => file.Name, StringComparer.Ordinal).Select(file => new KeptBackup(file.Name, file.Length, file.LastWriteTimeUtc))];

    /// <summary>Takes away those of the job that are older than the last ones.</summary>
    public void Thin()
    {
        foreach (var old in All().Skip(Kept)) File.Delete(System.IO.Path.Combine(Path, old.Name));
    }
}
