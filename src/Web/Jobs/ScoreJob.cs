using Quartz;
using Retention.Analytics.Health;
using Retention.Analytics.Warehousing;
using Retention.Web.Exports;
using Retention.Web.Hosting;
using Retention.Web.Language;

namespace Retention.Web.Jobs;

/// <summary>Scores every customer, every night after the refresh; learns first where there is no model yet, or a month more of outcomes is known.</summary>
[DisallowConcurrentExecution]
public sealed class ScoreJob(HealthScorer scorer, Warehouse warehouse, RunLog log, ServeOptions options, Words words) : IJob
{
    /// <summary>The name under which the job is scheduled, shown and kept in the run log.</summary>
    public const string Name = "score";

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await log.RecordAsync(Name, () => ScoreAsync(context, cancellationToken));
        await FirstReader.ReadAsync(warehouse, cancellationToken);
        await context.ThenAsync(PlaybookJob.Name, cancellationToken);
    }

    private async Task<string> ScoreAsync(IJobExecutionContext context, CancellationToken cancel)
    {
        var progress = new JobProgress(context);
        if (!await scorer.IsTrainingDueAsync(cancel)) await scorer.ScoreAsync(progress, cancel);
        else ModelCardFile.Write(options.DataDirectory, (await scorer.TrainAsync(TrainJob.Engine, progress, cancel)).Card, words);
        return "";
    }
}
