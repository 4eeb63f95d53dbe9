using Quartz;
using Retention.Ingest;

namespace Retention.Web.Jobs;

/// <summary>Hands the files of a load to the scheduler, where the pages find them.</summary>
/// <param name="context">The running job.</param>
/// <param name="upTo">Percent at which the files are all in.</param>
public sealed class FileProgress(IJobExecutionContext context, int upTo) : IProgress<LoadProgress>
{
    /// <inheritdoc />
    public void Report(LoadProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var ofThisFile = (double)value.Bytes / Math.Max(value.TotalBytes, 1);
        context.ReportProgress((int)(upTo * (value.FilesDone + ofThisFile) / Math.Max(value.Files, 1)), value.File);
    }
}
