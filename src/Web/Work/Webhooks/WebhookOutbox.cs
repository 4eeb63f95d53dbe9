using Microsoft.EntityFrameworkCore;

namespace Retention.Web.Work.Webhooks;

/// <summary>What came of an attempt.</summary>
/// <param name="Status">The status of the answer; null where none came.</param>
/// <param name="Failure">Why it was not taken; null where it was.</param>
public sealed record WebhookAnswer(int? Status, string? Failure);

/// <summary>Sends what waits: again after a growing pause where it was not taken, and never a later message of a customer before an earlier one.</summary>
public sealed class WebhookOutbox(WorkDatabase work, WebhookDesk desk, TimeProvider clock, ILogger<WebhookOutbox> log)
{
    /// <summary>After that a message is given up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>After that long without one success a webhook is turned off.</summary>
    public static readonly TimeSpan Endurance = TimeSpan.FromDays(5);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);
    private const int AtOnce = 200;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Tries what is due of every webhook that is on. One that fails is let be until the next round.</summary>
    /// <param name="send">Hands a message to its receiver, with the secret.</param>
    /// <param name="cancel">Stops between two messages.</param>
    public async Task SendDueAsync(Func<Webhook, string, WebhookDelivery, CancellationToken, Task<WebhookAnswer>> send, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(send);
        var due = await work.ReadAsync(
            "select distinct d.webhook_id from webhook_deliveries as d join webhooks as w on w.id = d.webhook_id where d.state = 'waiting' and d.next_at <= @now and w.off_at is null",
            row => row.GetInt32(0), cancel, ("@now", Now));
        // A slow one keeps no other waiting.
        await Task.WhenAll(due.Select(hook => SendAsync(hook, send, cancel)));
        await ForgetAsync(cancel);
    }

    /// <summary>The pause after so many attempts: half a minute, doubled each time, up to four hours, and a fifth more or less so that not all come at once.</summary>
    internal static TimeSpan Pause(int attempts, double chance) =>
        TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, 30 * Math.Pow(2, Math.Min(attempts - 1, 20))) * (0.8 + (0.4 * chance)));

    private async Task SendAsync(int webhook, Func<Webhook, string, WebhookDelivery, CancellationToken, Task<WebhookAnswer>> send, CancellationToken cancel)
    {
        for (var isGoing = true; isGoing;)
        {
            // The first that waits of each customer: what comes after it waits for it.
            var first = await work.ReadAsync(
                $"""
                select min(id) from webhook_deliveries where webhook_id = @webhook and state = 'waiting' group by coalesce(customer_id, '')
                having min(id) in (select id from webhook_deliveries where webhook_id = @webhook and state = 'waiting' and next_at <= @now) order by 1 limit {AtOnce}
                """,
                row => row.GetInt64(0), cancel, ("@webhook", webhook), ("@now", Now));
            isGoing = first.Count > 0;
            foreach (var id in first)
            {
                if (!(isGoing = await TryAsync(webhook, id, send, cancel))) break;
            }
        }
    }

    /// <summary>One attempt; whether the receiver may be tried again now.</summary>
    private async Task<bool> TryAsync(int webhook, long id, Func<Webhook, string, WebhookDelivery, CancellationToken, Task<WebhookAnswer>> send, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        await using var db = await work.OpenAsync(cancel);
        if (await db.Webhooks.FindAsync([webhook], cancel) is not { OffAt: null } hook || await db.WebhookDeliveries.FindAsync([id], cancel) is not { State: "waiting" } delivery) return false;
        if (delivery.UntilAt <= Now && delivery.Attempts > 0)
        {
            delivery.State = "given_up";
            await db.SaveChangesAsync(cancel);
            return true;
        }

        // The next attempt is noted before this one: who is killed meanwhile tries again later, and not at once and for ever.
        delivery.Attempts++;
        delivery.NextAt = Now + Pause(delivery.Attempts, Random.Shared.NextDouble());
        await db.SaveChangesAsync(cancel);
        var answer = await AnswerAsync(hook, delivery, send, cancel);
        (delivery.Status, delivery.Failure) = (answer.Status, answer.Failure is { Length: > 500 } text ? text[..500] : answer.Failure);
        if (answer.Failure is null) (delivery.State, delivery.SentAt, hook.FailingSince) = ("sent", Now, null);
        else
        {
            hook.FailingSince ??= Now;
            if (hook.FailingSince + Endurance <= Now)
            {
                (hook.OffAt, hook.OffBecause) = (Now, "failing");
                TurnedOff(log, hook.Address, null);
            }
        }

        await db.SaveChangesAsync(CancellationToken.None);
        return answer.Failure is null;
    }

    private async Task<WebhookAnswer> AnswerAsync(Webhook hook, WebhookDelivery delivery, Func<Webhook, string, WebhookDelivery, CancellationToken, Task<WebhookAnswer>> send, CancellationToken cancel)
    {
        try
        {
            return await send(hook, desk.Open(hook), delivery, cancel);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return new(null, "The keys that protect the secret are not those it was protected with: make the webhook anew.");
        }
        catch (Exception problem) when (!cancel.IsCancellationRequested)
        {
            return new(null, problem.Message);
        }
    }

    private async Task ForgetAsync(CancellationToken cancel)
    {
        var old = await work.ReadAsync($"select id from webhook_deliveries where state <> 'waiting' and made_at < @before order by id limit {AtOnce}", row => row.GetInt64(0), cancel, ("@before", Now - Kept));
        if (old.Count == 0) return;
        await using var db = await work.OpenAsync(cancel);
        db.RemoveRange(await db.WebhookDeliveries.Where(one => old.Contains(one.Id)).ToListAsync(cancel));
        await db.SaveChangesAsync(cancel);
    }

    private static readonly Action<ILogger, string, Exception?> TurnedOff =
        LoggerMessage.Define<string>(LogLevel.Warning, new EventId(1, nameof(WebhookOutbox)), "The webhook to {Address} has failed for days and was turned off; its messages are kept");
}
