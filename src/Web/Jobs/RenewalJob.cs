using Quartz;
using Retention.Web.Work;

namespace Retention.Web.Jobs;

/// <summary>Scores forecasts of renewals whose day has come, and keeps those of the month on its first night.</summary>
[DisallowConcurrentExecution]
public sealed class RenewalJob(RenewalForecasts forecasts, RunLog log) : IJob
{
    /// <summary>The name under which the job is scheduled, shown and kept in the run log.</summary>
    public const string Name = "renewals";

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await log.RecordAsync(Name, async () =>
    {
        await forecasts.RunAsync(always: false, cancellationToken);
        return "";
    });
}
