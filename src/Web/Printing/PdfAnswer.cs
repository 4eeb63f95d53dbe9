using Microsoft.AspNetCore.Mvc;

namespace Retention.Web.Printing;

/// <summary>A PDF as the answer to a request; where none could be made, a page that says why and what to do.</summary>
public static class PdfAnswer
{
    /// <summary>Makes it.</summary>
    /// <param name="name">What the file is to be called.</param>
    /// <param name="print">Prints it.</param>
    public static async Task<IActionResult> OfAsync(string name, Func<Task<byte[]>> print)
    {
        ArgumentNullException.ThrowIfNull(print);
        try
        {
            return new FileContentResult(await print(), "application/pdf") { FileDownloadName = string.Join('-', name.Split(Path.GetInvalidFileNameChars())) };
        }
        catch (PrintException problem)
        {
            return new LocalRedirectResult($"/review/no-pdf?why={problem.Why}");
        }
    }
}
