using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Quartz;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;
using Retention.Web.Commands;
using Retention.Web.Exports;
using Retention.Web.Language;
using Retention.Web.Security;
using Retention.Web.Work.Mail;
using Retention.Web.Work.Tasks;

namespace Retention.Web.Work.Sending;

/// <summary>What is written at set times, where it goes, and what became of it.</summary>
public sealed class ExportDesk(WorkDatabase work, Warehouse warehouse, PageWorkbook pages, ServeOptions options, MailSettings mail, TimeProvider clock)
{
    private const string Columns = "id, name, kind, item, format, filter, period, language, cron, zone, way, target, made_by, made_at, asked, version";

    /// <summary>What can be sent: workbooks of pages, metrics and reports.</summary>
    public static IEnumerable<string> Names => PageBook.All.Select(book => $"{ExportForm.Page}:{book.Name}").Concat(NamedExport.Names.Order(StringComparer.Ordinal));

    /// <summary>Every export, by name.</summary>
    public Task<IReadOnlyList<ScheduledExport>> AllAsync(CancellationToken cancel) => work.ReadAsync($"select {Columns} from scheduled_exports order by name, id", Row, cancel);

    /// <summary>One of them; null where it is gone.</summary>
    public async Task<ScheduledExport?> FindAsync(int id, CancellationToken cancel) =>
        (await work.ReadAsync($"select {Columns} from scheduled_exports where id = @id", Row, cancel, ("@id", id))) is [var found] ? found : null;

    /// <summary>What became of them of late, the latest first.</summary>
    public Task<IReadOnlyList<ExportRun>> RunsAsync(CancellationToken cancel) => work.ReadAsync(
        "select id, export_id, started_at, ended_at, state, file, bytes, failure from export_runs order by id desc limit 50",
        row => new ExportRun
        {
            Id = row.GetInt32(0), ExportId = row.GetInt32(1), StartedAt = row.GetDateTime(2), EndedAt = row.GetDateTime(3), State = row.GetString(4), File = row.IsDBNull(5) ? null : row.GetString(5), Bytes = row.GetInt64(6),
            Failure = row.IsDBNull(7) ? null : row.GetString(7),
        },
        cancel);

    /// <summary>Adds one.</summary>
    /// <returns>The export, or why it was not added: <c>name</c>, <c>what</c>, <c>format</c>, <c>filter</c>, <c>asked</c>, <c>cron</c>, <c>zone</c>, <c>mail</c>, <c>address</c>, <c>no_folder</c> or <c>folder</c>.</returns>
    public async Task<(ScheduledExport? Made, string? Why)> AddAsync(ExportForm form, Member who, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(who);
        var (made, why) = await ReadAsync(form, cancel);
        if (made is null) return (null, why);
        (made.MadeBy, made.MadeAt) = (who.Id, clock.GetUtcNow().UtcDateTime);
        await using var db = await work.OpenAsync(cancel);
        db.Add(made);
        await db.SaveChangesAsync(cancel);
        return (made, null);
    }

    /// <summary>Changes one; what became of it so far stays on record.</summary>
    /// <returns>The export, or why it was not changed: as for a new one, and <c>gone</c> or <c>overtaken</c>.</returns>
    public async Task<(ScheduledExport? Changed, string? Why)> ChangeAsync(ExportForm form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await work.OpenAsync(cancel);
        if (await db.Set<ScheduledExport>().SingleOrDefaultAsync(one => one.Id == form.Id, cancel) is not { } known) return (null, "gone");
        if (known.Version != form.Version) return (null, "overtaken");
        var (read, why) = await ReadAsync(form, cancel);
        if (read is null) return (null, why);
        (known.Name, known.Kind, known.Item, known.Format, known.Filter, known.Asked, known.Period) = (read.Name, read.Kind, read.Item, read.Format, read.Filter, read.Asked, read.Period);
        (known.Language, known.Cron, known.Zone, known.Way, known.Target) = (read.Language, read.Cron, read.Zone, read.Way, read.Target);
        known.Version++;
        return await db.TrySaveAsync("overtaken", cancel) is { } clash ? (null, clash) : (known, null);
    }

    /// <summary>Takes one away; what became of it stays on record.</summary>
    public async Task RemoveAsync(int id, CancellationToken cancel)
    {
        await using var db = await work.OpenAsync(cancel);
        if (await db.Set<ScheduledExport>().SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } known) return;
        db.Remove(known);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Keeps what became of one.</summary>
    public async Task KeepAsync(ExportRun run, CancellationToken cancel)
    {
        await using var db = await work.OpenAsync(cancel);
        db.Add(run);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>What a form asks for, or why that cannot be.</summary>
    private async Task<(ScheduledExport? Read, string? Why)> ReadAsync(ExportForm form, CancellationToken cancel)
    {
        var (name, what, asked, target) = (TaskForm.Clean(form.Name), TaskForm.Clean(form.What), TaskForm.Clean(form.Asked).TrimStart('?'), TaskForm.Clean(form.Target));
        var zone = TaskForm.Clean(form.Zone) is { Length: > 0 } named ? named : warehouse.Settings.Policies["timezone"];
        var page = what.StartsWith(ExportForm.Page + ":", StringComparison.Ordinal) ? PageBook.Named(what[(ExportForm.Page.Length + 1)..]) : null;
        var kind = what == ExportForm.Review ? ExportForm.Review : page is not null ? ExportForm.Page : "named";
        if (name.Length is 0 or > ExportForm.LongestName) return (null, "name");
        if (kind == "named" && !NamedExport.Has(what)) return (null, "what");
        if (form.Format is null || !ExportForm.Formats.Contains(form.Format) || form.Format == (kind == ExportForm.Review ? "csv" : "pdf") || (page is not null && form.Format != "xlsx")) return (null, "format");
        if (!CronExpression.TryParse(form.Cron?.Trim() ?? "", out var cron) || cron?.GetNextValidTimeAfter(clock.GetUtcNow()) is null) return (null, "cron");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) return (null, "zone");
        if (Refuse(form.Way, target) is { } why) return (null, why);
        if (kind == ExportForm.Review) asked = "";
        if (asked.Length > ExportForm.LongestAsked) return (null, "asked");
        var period = "month";
        try
        {
            if (kind != ExportForm.Review) period = Grains.Read(form.Period).Text();
            var selection = Selection.Where(kind == ExportForm.Review ? null : form.Filter) with { Grain = Grains.Read(period) };
            if (kind == "named") await NamedExport.CheckAsync(warehouse, what, selection, ExportSender.Given(asked), cancel);
            if (page is not null && !await pages.HasAsync(page, Member.Nobody, ExportSender.Address(asked), cancel)) return (null, "asked");
        }
        catch (SelectionException)
        {
            return (null, "filter");
        }
        catch (WrongUseException)
        {
            return (null, "asked");
        }

        return (new()
        {
            Name = name, Kind = kind, Item = page?.Name ?? (kind == ExportForm.Review ? "latest" : what), Format = form.Format, Filter = kind == ExportForm.Review ? "" : TaskForm.Clean(form.Filter), Asked = asked, Period = period,
            Language = Cultures.Languages.FirstOrDefault(one => one == form.Language) ?? Cultures.Languages[0], Cron = form.Cron!.Trim(), Zone = zone, Way = form.Way!, Target = target, MadeBy = "",
        }, null);
    }

    private string? Refuse(string? way, string target) => way switch
    {
        "mail" when !mail.IsOn => "mail",
        "mail" => target.Length > 0 && target.Split(',').All(one => MailboxAddress.TryParse(one.Trim(), out _)) ? null : "address",
        "folder" when options.ExportFolder is null => "no_folder",
        "folder" => ExportFolder.Within(options.ExportFolder!, target) is null ? "folder" : null,
        _ => "folder",
    };

    private static ScheduledExport Row(DbDataReader row) => new()
    {
        Id = row.GetInt32(0), Name = row.GetString(1), Kind = row.GetString(2), Item = row.GetString(3), Format = row.GetString(4), Filter = row.GetString(5), Period = row.GetString(6), Language = row.GetString(7),
        Cron = row.GetString(8), Zone = row.GetString(9), Way = row.GetString(10), Target = row.GetString(11), MadeBy = row.GetString(12), MadeAt = row.GetDateTime(13), Asked = row.GetString(14), Version = row.GetInt32(15),
    };
}
