using Quartz;
using Retention.Web.Work.Mail;

namespace Retention.Web.Jobs;

/// <summary>Writes the tasks of the day to everybody who asked for them by mail.</summary>
[DisallowConcurrentExecution]
public sealed class DigestJob(Digest digest, RunLog log) : IJob
{
    /// <summary>The name under which the job is scheduled, shown and kept in the run log.</summary>
    public const string Name = "digest";

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await log.RecordAsync(Name, async () =>
    {
        await digest.WriteAsync(cancellationToken);
        return "";
    });
}
