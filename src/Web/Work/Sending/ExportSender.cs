using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Retention.Analytics.Reviews;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;
using Retention.Web.Exports;
using Retention.Web.Language;
using Retention.Web.Printing;
using Retention.Web.Security;
using Retention.Web.Work.Mail;
using Retention.Web.Work.Reviews;

namespace Retention.Web.Work.Sending;

/// <summary>Writes a scheduled export and sends it on its way.</summary>
public sealed class ExportSender(ExportDesk desk, Warehouse warehouse, ReviewDesk reviews, ReviewPrinter printer, WrittenValues written, PageWorkbook pages, Outbox outbox, Words words, ServeOptions options, TimeProvider clock)
{
    /// <summary>The largest file that goes by mail.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>Does it once, and keeps what became of it.</summary>
    /// <returns>Name of the file; null where the export is gone.</returns>
    public async Task<string?> RunAsync(int id, CancellationToken cancel)
    {
        if (await desk.FindAsync(id, cancel) is not { } export) return null;
        var began = clock.GetUtcNow().UtcDateTime;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(export.Language);
            var file = await WriteAsync(export, cancel);
            var name = ExportFolder.Name(export.Name, DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(began, TimeZoneInfo.FindSystemTimeZoneById(export.Zone))), export.Format);
            if (export.Way == "mail") await MailAsync(export, began, name, file, cancel);
            else name = await PutAsync(export, name, file, cancel);
            await desk.KeepAsync(new() { ExportId = id, StartedAt = began, EndedAt = clock.GetUtcNow().UtcDateTime, State = "done", File = name, Bytes = file.Length }, cancel);
            return name;
        }
        catch (Exception problem) when (!cancel.IsCancellationRequested)
        {
            var why = problem.Message.Length > 500 ? problem.Message[..500] : problem.Message;
            await desk.KeepAsync(new() { ExportId = id, StartedAt = began, EndedAt = clock.GetUtcNow().UtcDateTime, State = "failed", Failure = why }, CancellationToken.None);
            throw;
        }
    }

    /// <summary>What is asked of a page, as its address.</summary>
    internal static IQueryCollection Address(string asked) => new QueryCollection(QueryHelpers.ParseQuery(asked));

    /// <summary>What is asked of a report, as the command line takes it.</summary>
    internal static IReadOnlyList<string> Given(string asked) => [.. Address(asked).Select(one => $"{one.Key}={one.Value}")];

    private async Task<byte[]> WriteAsync(ScheduledExport export, CancellationToken cancel)
    {
        using var whole = new MemoryStream();
        if (export.Kind == ExportForm.Review)
        {
            var last = (await ReviewReader.QuartersAsync(warehouse, cancel)).FirstOrDefault(one => one.IsOver).Quarter ?? throw new WarehouseException("No quarter is over yet: there is no review to send.");
            var review = (await reviews.ReadAsync(last, null, cancel))!;
            if (export.Format == "pdf") return await printer.PrintAsync(review, null, cancel);
            new ReviewWorkbook(words, clock).Write(whole, review);
        }
        else if (export.Kind == ExportForm.Page)
        {
            var book = PageBook.Named(export.Item) ?? throw new WarehouseException($"There is no workbook of a page {export.Item}.");
            var (address, who) = (Address(export.Asked), Member.Nobody);
            if (!await pages.HasAsync(book, who, address, cancel)) throw new WarehouseException($"The page {book.Route} has nothing to show for {export.Asked}.");
            await pages.WriteAsync(whole, book, Selection.Where(export.Filter) with { Grain = Grains.Read(export.Period) }, who, address, cancel);
        }
        else
        {
            var selection = Selection.Where(export.Filter) with { Grain = Grains.Read(export.Period) };
            var write = NamedExport.Writer(warehouse, "." + export.Format, clock, cancel) ?? throw new WarehouseException($"A {export.Format} is made of reviews only.");
            await NamedExport.WithAsync(warehouse, export.Item, selection, Given(export.Asked), subject => write(whole, subject), cancel, written);
        }

        return whole.ToArray();
    }

    private async Task MailAsync(ScheduledExport export, DateTime began, string name, byte[] file, CancellationToken cancel)
    {
        if (file.Length > MostBytes) throw new IOException($"{name} has {file.Length} bytes, and at most {MostBytes} go by mail: put it into a folder, or choose fewer customers.");
        var (subject, text) = (words["exports.mail.subject", export.Name], words["exports.mail.text", name, warehouse.AsOf.ToString("d MMM yyyy", CultureInfo.CurrentCulture)]);
        foreach (var address in export.Target.Split(',').Select(one => one.Trim()))
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"export {export.Id} {began:O} {address}");
            await outbox.AddAsync(key, address, subject, text, MailHtml.Page(words.Language, subject, $"<p>{MailHtml.Text(text)}</p>"), cancel, (name, file));
        }
    }

    private async Task<string> PutAsync(ScheduledExport export, string name, byte[] file, CancellationToken cancel)
    {
        // The folder may have been taken back since: then nothing is written anywhere.
        if (options.ExportFolder is not { } root || ExportFolder.Within(root, export.Target) is not { } folder) throw new IOException("This folder is not allowed: start the app with --export-folder and a folder that holds it.");
        return Path.GetRelativePath(root, await ExportFolder.PutAsync(folder, name, file, cancel));
    }
}
