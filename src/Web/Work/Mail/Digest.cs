using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Retention.Analytics.Warehousing;
using Retention.Web.Charts;
using Retention.Web.Language;
using Retention.Web.Security;
using Retention.Web.Work.Tasks;

namespace Retention.Web.Work.Mail;

/// <summary>A reader of the digest as somebody typed it. Nothing in it is trusted.</summary>
public sealed record DigestForm(string? Address, string? Language, string? Book);

/// <summary>The tasks of the day by mail: who gets them, and what they read.</summary>
public sealed class Digest(WorkDatabase work, TaskList tasks, Outbox outbox, MailSettings settings, Warehouse warehouse, Words words, Format format)
{
    /// <summary>Who gets it.</summary>
    public Task<IReadOnlyList<DigestReader>> ReadersAsync(CancellationToken cancel) => work.ReadAsync(
        "select id, address, language, book, person from digest_readers order by address",
        row => new DigestReader { Id = row.GetInt32(0), Address = row.GetString(1), Language = row.GetString(2), Book = row.IsDBNull(3) ? null : row.GetString(3), Person = row.IsDBNull(4) ? null : row.GetString(4) }, cancel);

    /// <summary>Adds a reader, or changes the one of that address.</summary>
    /// <returns>Why not: <c>address</c>; null where it was done.</returns>
    public async Task<string?> SaveAsync(DigestForm form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        var typed = form.Address?.Trim() ?? "";
        if (typed.Length > 254 || !MailboxAddress.TryParse(typed, out var box) || box.Address != typed || !typed.Contains('@', StringComparison.Ordinal)) return "address";
        var (language, book) = (Cultures.Languages.FirstOrDefault(one => one == form.Language) ?? "en", string.IsNullOrWhiteSpace(form.Book) ? null : form.Book.Trim().ToLowerInvariant());
        await using var db = await work.OpenAsync(cancel);
        var normalized = typed.ToUpperInvariant();
        var person = (await db.Users.SingleOrDefaultAsync(one => one.NormalizedEmail == normalized && one.LeftAt == null, cancel))?.Id;
        if (await db.DigestReaders.SingleOrDefaultAsync(one => one.Address == typed, cancel) is { } reader) (reader.Language, reader.Book, reader.Person) = (language, book, person);
        else db.Add(new DigestReader { Address = typed, Language = language, Book = book, Person = person });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException problem) when (WorkDatabase.IsClash(problem))
        {
            // Somebody has added the same address meanwhile.
        }

        return null;
    }

    /// <summary>Whether somebody gets it at their own address.</summary>
    public async Task<bool> IsReaderAsync(Person who, CancellationToken cancel) => (await OfAsync(who, cancel)) is not null;

    /// <summary>Sends it to somebody's own address from now on, or no more.</summary>
    public async Task SubscribeAsync(Person who, bool wanted, string language, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(who);
        var reader = await OfAsync(who, cancel);
        if (wanted && reader is null) await SaveAsync(new(who.Email, who.Language ?? language, null), cancel);
        else if (!wanted && reader is not null) await RemoveAsync(reader.Id, cancel);
    }

    /// <summary>Takes a reader away.</summary>
    public async Task RemoveAsync(int id, CancellationToken cancel)
    {
        await using var db = await work.OpenAsync(cancel);
        if (await db.DigestReaders.SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } reader) return;
        db.Remove(reader);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Writes the mail of the day for everybody who has none yet.</summary>
    public async Task WriteAsync(CancellationToken cancel)
    {
        if (!settings.IsOn) return;
        foreach (var reader in await ReadersAsync(cancel))
        {
            var today = warehouse.AsOf;
            if (await WhoAsync(reader, cancel) is not { } who) continue;
            var ten = await tasks.TodayAsync(who, reader.Person is null ? null : reader.Book, cancel);
            if (ten.Count == 0) continue;
            var (subject, text, html) = Cultures.Speaking(reader.Language, () => Compose(ten, today));
            await outbox.AddAsync(string.Create(CultureInfo.InvariantCulture, $"digest {reader.Id} {today:yyyy-MM-dd}"), reader.Address, subject, text, html, cancel);
        }
    }

    /// <summary>The mail of some tasks: subject, plain text and HTML, in the language of the thread.</summary>
    public (string Subject, string Text, string Html) Compose(IReadOnlyList<WorkTask> ten, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(ten);
        var currency = TaskCurrency.Of(warehouse);
        var subject = words.Count("mail.subject", ten.Count, format.Day(today));
        var text = new StringBuilder(subject).Append("\n\n");
        var html = new StringBuilder("<h1>").Append(E(subject)).Append("</h1><ol>");
        foreach (var task in ten)
        {
            var address = $"{settings.Link}/tasks/{task.Id.ToString(CultureInfo.InvariantCulture)}";
            var about = string.Join(" · ", new[] { task.CustomerName ?? task.CustomerId, task.Mrr is null ? null : words["mail.mrr", format.Money(task.Mrr, currency)], words["mail.due", format.Day(task.DueOn)] }.Where(part => part is { Length: > 0 }));
            var why = TaskView.Why(task, format, words) + (task.GoneOn is null ? "" : " " + words["task.gone"]);
            text.Append("- ").Append(Line(task.TitleIn(words.Language))).Append("\n  ").Append(Line(about)).Append('\n');
            if (why.Length > 0) text.Append("  ").Append(Line(why)).Append('\n');
            text.Append("  ").Append(address).Append("\n\n");
            html.Append("<li><p><a href=\"").Append(E(address)).Append("\"><b>").Append(E(task.TitleIn(words.Language))).Append("</b></a><br>").Append(E(about)).Append(why.Length > 0 ? "<br>" : "").Append(E(why)).Append("</p></li>");
        }

        text.Append(words["mail.foot", settings.Link + "/tasks"]).Append('\n');
        html.Append("</ol><p>").Append(E(words["mail.foot", settings.Link + "/tasks"])).Append("</p>");
        return (subject, text.ToString(), MailHtml.Page(words.Language, subject, html.ToString()));
    }

    private async Task<DigestReader?> OfAsync(Person who, CancellationToken cancel) => (await ReadersAsync(cancel)).FirstOrDefault(one => one.Person == who.Id && one.Address == who.Email);

    /// <summary>As whom a reader is shown tasks: a person as what they are today; nobody once they have left.</summary>
    private async Task<Member?> WhoAsync(DigestReader reader, CancellationToken cancel) => reader.Person is null
        ? new Member("", "", reader.Book is null ? Role.Administrator : Role.Csm, reader.Book)
        : (await work.ReadAsync(
            "select id, name, role, book from people where id = @id and left_at is null",
            row => new Member(row.GetString(0), row.GetString(1), Enum.Parse<Role>(row.GetString(2)), row.IsDBNull(3) ? null : row.GetString(3)), cancel, ("@id", reader.Person))).SingleOrDefault();

    private static string E(string text) => MailHtml.Text(text);

    private static string Line(string text) => text.ReplaceLineEndings(" ");
}
