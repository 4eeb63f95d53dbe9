using Quartz;
using Retention.Analytics.Health;
using Retention.Analytics.Warehousing;
using Retention.Web.Exports;
using Retention.Web.Hosting;
using Retention.Web.Language;

namespace Retention.Web.Jobs;

/// <summary>Learns anew from the history who leaves, and scores every customer; on the first of each month, and whenever somebody asks.</summary>
[DisallowConcurrentExecution]
public sealed class TrainJob(HealthScorer scorer, Warehouse warehouse, RunLog log, ServeOptions options, Words words) : IJob
{
    /// <summary>The name under which the job is scheduled, shown and kept in the run log.</summary>
    public const string Name = "train";

    /// <summary>The engine that the ladder and the protocol choose.</summary>
    internal const string Engine = "auto";

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await log.RecordAsync(Name, async () =>
        {
            var (card, _) = await scorer.TrainAsync(Engine, new JobProgress(context), cancellationToken);
            ModelCardFile.Write(options.DataDirectory, card, words);
            return "";
        });
        await FirstReader.ReadAsync(warehouse, cancellationToken);
    }
}
