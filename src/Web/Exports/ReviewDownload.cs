using Microsoft.AspNetCore.Mvc;
using Retention.Web.Language;
using Retention.Web.Work.Reviews;

namespace Retention.Web.Exports;

/// <summary>A review as a workbook to take along.</summary>
public sealed class ReviewDownload(ReviewPaper paper) : IActionResult
{
    /// <inheritdoc/>
    public async Task ExecuteResultAsync(ActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var services = context.HttpContext.RequestServices;
        // A few hundred rows: a file is ended by what stands at its end, which a stream that only goes forward cannot be asked for.
        using var whole = new MemoryStream();
        new ReviewWorkbook(services.GetRequiredService<Words>(), services.GetRequiredService<TimeProvider>()).Write(whole, paper);
        await new FileContentResult(whole.ToArray(), WorkbookFile.MediaType) { FileDownloadName = $"review-{paper.Quarter.Key}{(paper.Mark is null ? "-draft" : $"-v{paper.Mark.Version}")}.xlsx" }.ExecuteResultAsync(context);
    }
}
