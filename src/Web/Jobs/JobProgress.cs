using Quartz;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Jobs;

/// <summary>Hands the steps of a refresh to the scheduler, where the jobs page finds them.</summary>
/// <param name="context">The running job.</param>
/// <param name="from">Percent at which this part of the job begins.</param>
public sealed class JobProgress(IJobExecutionContext context, int from = 0) : IProgress<RefreshProgress>
{
    /// <inheritdoc />
    public void Report(RefreshProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        context.ReportProgress(from + ((100 - from) * value.Done / Math.Max(value.Total, 1)), value.Step);
    }
}
