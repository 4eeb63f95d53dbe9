using Quartz;
using Retention.Web.Work.Sending;

namespace Retention.Web.Jobs;

/// <summary>Writes one scheduled export and sends it on its way.</summary>
[DisallowConcurrentExecution]
public sealed class ExportJob(ExportSender sender, RunLog log) : IJob
{
    /// <summary>The name under which the job is scheduled, shown and kept in the run log.</summary>
    public const string Name = "exports";

    /// <summary>What its trigger says of it: the id of the export.</summary>
    public const string Id = "export";

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await log.RecordAsync(Name, async () => await sender.RunAsync(int.Parse(context.MergedJobDataMap.GetString(Id) ?? "0", System.Globalization.CultureInfo.InvariantCulture), cancellationToken) ?? "");
}
