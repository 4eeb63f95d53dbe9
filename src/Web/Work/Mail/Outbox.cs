using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Retention.Web.Work.Mail;

/// <summary>Mails that wait until a server takes them, and what became of them.</summary>
public sealed class Outbox(WorkDatabase work, MailSettings settings, TimeProvider clock)
{
    /// <summary>After that a mail is given up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Keeps a mail to send. One of the same key is kept once.</summary>
    /// <returns>False where it was there already.</returns>
    public async Task<bool> AddAsync(string key, string address, string subject, string text, string html, CancellationToken cancel, (string Name, byte[] Bytes)? file = null)
    {
        await using var db = await work.OpenAsync(cancel);
        if (await db.Outbox.AnyAsync(one => one.Key == key, cancel)) return false;
        var domain = MailboxAddress.TryParse(settings.From, out var from) ? from.Domain : "localhost";
        db.Add(new OutboxMail
        {
            Key = key, MessageId = $"{Guid.NewGuid():n}@{domain}", Address = address, Subject = subject, Text = text, Html = html, State = "waiting", MadeAt = Now, NextAt = Now,
            Attachment = file?.Bytes, AttachmentName = file?.Name,
        });
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException problem) when (WorkDatabase.IsClash(problem))
        {
            return false;
        }
    }

    /// <summary>The mails of late, the latest first, without their text.</summary>
    public Task<IReadOnlyList<OutboxMail>> LatestAsync(CancellationToken cancel) => work.ReadAsync(
        "select id, \"key\", message_id, address, subject, state, attempts, made_at, next_at, sent_at, failure from outbox order by id desc limit 50",
        row => new OutboxMail
        {
            Id = row.GetInt32(0), Key = row.GetString(1), MessageId = row.GetString(2), Address = row.GetString(3), Subject = row.GetString(4), Text = "", Html = "", State = row.GetString(5),
            Attempts = row.GetInt32(6), MadeAt = row.GetDateTime(7), NextAt = row.GetDateTime(8), SentAt = row.IsDBNull(9) ? null : row.GetDateTime(9), Failure = row.IsDBNull(10) ? null : row.GetString(10),
        },
        cancel);

    /// <summary>Tries what is due, one after the other.</summary>
    /// <param name="send">Hands a mail to a server; throws where it is not taken.</param>
    /// <param name="cancel">Stops between two mails.</param>
    public async Task SendDueAsync(Func<OutboxMail, CancellationToken, Task> send, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(send);
        var due = await work.ReadAsync("select id from outbox where state = 'waiting' and next_at <= @now order by next_at, id limit 100", row => row.GetInt32(0), cancel, ("@now", Now));
        foreach (var id in due) await TryAsync(id, send, cancel);
    }

    private static TimeSpan Pause(int attempts) => attempts > 8 ? LongestPause : TimeSpan.FromMinutes(Math.Min(LongestPause.TotalMinutes, 1 << (attempts - 1)));

    private async Task TryAsync(int id, Func<OutboxMail, CancellationToken, Task> send, CancellationToken cancel)
    {
        await using var db = await work.OpenAsync(cancel);
        var mail = await db.Outbox.SingleAsync(one => one.Id == id, cancel);
        if (mail.MadeAt + Patience <= Now)
        {
            (mail.State, mail.Attachment) = ("given_up", null);
            await db.SaveChangesAsync(cancel);
            return;
        }

        // The next attempt is noted before this one: who is killed meanwhile tries again later, and not at once and for ever.
        mail.Attempts++;
        mail.NextAt = Now + Pause(mail.Attempts);
        await db.SaveChangesAsync(cancel);
        try
        {
            await send(mail, cancel);
            (mail.State, mail.SentAt, mail.Failure, mail.Attachment) = ("sent", Now, null, null);
        }
        catch (Exception problem) when (!cancel.IsCancellationRequested)
        {
            mail.Failure = problem.Message.Length > 500 ? problem.Message[..500] : problem.Message;
        }

        await db.SaveChangesAsync(CancellationToken.None);
    }
}
