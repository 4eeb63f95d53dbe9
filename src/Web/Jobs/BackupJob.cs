using System.Globalization;
using Quartz;
using Retention.Analytics.Warehousing;
using Retention.Web.Backups;

namespace Retention.Web.Jobs;

/// <summary>Saves both databases in one archive and keeps the last seven. It runs when somebody says so, and every night where it was given a time.</summary>
[DisallowConcurrentExecution]
public sealed class BackupJob(Warehouse warehouse, RunLog log, ServeOptions options, TimeProvider clock) : IJob
{
    /// <summary>The name under which the job is scheduled, shown and kept in the run log.</summary>
    public const string Name = "backup";

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await log.RecordAsync(Name, async () =>
    {
        var folder = BackupFolder.Of(options.DataDirectory);
        var file = folder.Next(clock.GetUtcNow().UtcDateTime);
        var manifest = await new BackupWriter(warehouse, clock).WriteAsync(new(options.DataDirectory, file, options.Work), new JobProgress(context), cancellationToken);
        folder.Thin();
        return string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}: {manifest.Parts.Count} files, {manifest.Rows} rows");
    });
}
