using System.Globalization;
using Retention.Analytics.Warehousing;
using Retention.Ingest;

namespace Retention.Web.Commands;

/// <summary>One line on standard error that says how far long work is. Silent where nobody looks: in a pipe, a log, CI.</summary>
internal sealed class ProgressLine : IProgress<RefreshProgress>, IProgress<LoadProgress>, IDisposable
{
    private static readonly bool Watched = !Console.IsErrorRedirected;
    private readonly Lock turn = new();
    private int written;

    /// <summary>Shows a step of a refresh.</summary>
    public void Report(RefreshProgress value) => Show(string.Create(CultureInfo.InvariantCulture, $"{value.Done}/{value.Total} {value.Step}"));

    /// <summary>Shows how far a file has been read.</summary>
    public void Report(LoadProgress value) => Show(string.Create(
        CultureInfo.InvariantCulture, $"{value.FilesDone + 1}/{value.Files} {value.File}: {value.Rows} rows, {100 * value.Bytes / Math.Max(1, value.TotalBytes)} %"));

    /// <summary>Shows this text in place of the last one.</summary>
    public void Show(string text)
    {
        if (!Watched)
        {
            return;
        }

        lock (turn)
        {
            var line = text.Length > 100 ? text[..100] : text;
            Console.Error.Write("\r" + line.PadRight(written));
            written = line.Length;
        }
    }

    /// <summary>Wipes the line.</summary>
    public void Dispose()
    {
        if (Watched && written > 0)
        {
            Console.Error.Write("\r" + new string(' ', written) + "\r");
        }
    }
}
