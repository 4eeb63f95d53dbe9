using Retention.Analytics.Reports;
using Retention.Web.Jobs;

namespace Retention.Web.Pages.Jobs;

/// <summary>The moving part of the jobs page.</summary>
/// <param name="Running">Jobs at work.</param>
/// <param name="Past">Runs so far, newest first.</param>
public sealed record LiveRuns(IReadOnlyList<RunningJob> Running, IReadOnlyList<Run> Past);
