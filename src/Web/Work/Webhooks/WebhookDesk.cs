using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Security;

namespace Retention.Web.Work.Webhooks;

/// <summary>A webhook as the form asks for it. Nothing in it is trusted.</summary>
public sealed record WebhookForm(string? Address, string[]? Events);

/// <summary>What people do with webhooks. A secret is shown once and kept protected.</summary>
public sealed class WebhookDesk(WorkDatabase work, Warehouse warehouse, IDataProtectionProvider protection, WebhookGate gate, TimeProvider clock)
{
    /// <summary>How every secret begins.</summary>
    public const string Mark = "whsec_";

    /// <summary>How many characters an address may have.</summary>
    public const int LongestAddress = 500;

    /// <summary>How many webhooks there may be.</summary>
    public const int Most = 20;

    private IDataProtector Protector => protection.CreateProtector("webhooks");

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>All of them, the latest first, without their secrets.</summary>
    public Task<IReadOnlyList<Webhook>> AllAsync(CancellationToken cancel) => work.ReadAsync(
        "select id, address, events, made_by, made_at, off_at, off_because, failing_since from webhooks order by id desc",
        row => new Webhook
        {
            Id = row.GetInt32(0), Address = row.GetString(1), Events = row.GetString(2), Secret = "", MadeBy = row.GetString(3), MadeAt = row.GetDateTime(4), OffAt = row.IsDBNull(5) ? null : row.GetDateTime(5),
            OffBecause = row.IsDBNull(6) ? null : row.GetString(6), FailingSince = row.IsDBNull(7) ? null : row.GetDateTime(7),
        },
        cancel);

    /// <summary>The messages of late, the latest first, without their text.</summary>
    public Task<IReadOnlyList<WebhookDelivery>> LatestAsync(CancellationToken cancel) => work.ReadAsync(
        "select id, webhook_id, \"key\", event, customer_id, state, attempts, made_at, next_at, sent_at, status, failure from webhook_deliveries order by id desc limit 50",
        row => new WebhookDelivery
        {
            Id = row.GetInt64(0), WebhookId = row.GetInt32(1), Key = row.GetString(2), Event = row.GetString(3), CustomerId = row.IsDBNull(4) ? null : row.GetString(4), Body = "", State = row.GetString(5),
            Attempts = row.GetInt32(6), MadeAt = row.GetDateTime(7), NextAt = row.GetDateTime(8), SentAt = row.IsDBNull(9) ? null : row.GetDateTime(9), Status = row.IsDBNull(10) ? null : row.GetInt32(10),
            Failure = row.IsDBNull(11) ? null : row.GetString(11),
        },
        cancel);

    /// <summary>Makes a webhook. It is told what happens from now on.</summary>
    /// <returns>Its secret, which is shown now and never again; or why there is none: <c>address</c>, <c>private</c>, <c>events</c> or <c>many</c>.</returns>
    public async Task<(string? Secret, string? Refused)> MakeAsync(WebhookForm form, Member maker, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(maker);
        if (form.Address?.Trim() is not { Length: > 0 and <= LongestAddress } address || !WebhookGate.IsAddress(address)) return (null, "address");
        if (!gate.MayName(address)) return (null, "private");
        var events = WebhookEvents.All.Where(one => form.Events?.Contains(one) == true).ToList();
        if (events.Count == 0) return (null, "events");
        var (run, scores) = await WebhookEvent.NowAsync(warehouse, cancel);
        await using var db = await work.OpenAsync(cancel);
        if (await db.Webhooks.CountAsync(cancel) >= Most) return (null, "many");
        var secret = Mark + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        db.Add(new Webhook { Address = address, Events = string.Join(' ', events), Secret = Protector.Protect(secret), MadeBy = maker.Id, MadeAt = Now, SeenRun = run, SeenScores = scores });
        await db.SaveChangesAsync(cancel);
        return (secret, null);
    }

    /// <summary>Does one of <c>on</c>, <c>off</c>, <c>remove</c> and <c>ping</c> with a webhook, or <c>resend</c> with a message.</summary>
    public Task ActAsync(string? act, long id, CancellationToken cancel) => act switch
    {
        "on" or "off" => TurnAsync((int)id, act == "on", cancel),
        "remove" => RemoveAsync((int)id, cancel),
        "ping" => PingAsync((int)id, cancel),
        "resend" => ResendAsync(id, cancel),
        _ => Task.CompletedTask,
    };

    /// <summary>Turns a webhook off, or on again: then it is told what it missed.</summary>
    private async Task TurnAsync(int id, bool on, CancellationToken cancel)
    {
        await using var db = await work.OpenAsync(cancel);
        if (await db.Webhooks.FindAsync([id], cancel) is not { } hook || hook.OffAt is null == on) return;
        hook.OffAt = on ? null : Now;
        hook.OffBecause = on ? null : "people";
        if (on) hook.FailingSince = null;
        // What waited meanwhile gets its whole time again.
        foreach (var delivery in await db.WebhookDeliveries.Where(one => on && one.WebhookId == id && one.State == "waiting").ToListAsync(cancel)) (delivery.NextAt, delivery.UntilAt) = (Now, Now + WebhookOutbox.Patience);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Takes a webhook away with all its messages.</summary>
    private async Task RemoveAsync(int id, CancellationToken cancel)
    {
        await using var db = await work.OpenAsync(cancel);
        if (await db.Webhooks.FindAsync([id], cancel) is not { } hook) return;
        db.Remove(hook);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Has a message sent that says no more than that it came.</summary>
    private async Task PingAsync(int id, CancellationToken cancel)
    {
        await using var db = await work.OpenAsync(cancel);
        if (await db.Webhooks.FindAsync([id], cancel) is null) return;
        var key = $"{WebhookEvents.Ping} {Guid.NewGuid():n}";
        db.Add(Delivery(id, new(WebhookEvents.Ping, key, null, Now, "{}"), Now));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Has a message sent once more, now.</summary>
    private async Task ResendAsync(long id, CancellationToken cancel)
    {
        await using var db = await work.OpenAsync(cancel);
        if (await db.WebhookDeliveries.FindAsync([id], cancel) is not { } delivery) return;
        (delivery.State, delivery.NextAt, delivery.UntilAt) = ("waiting", Now, Now + WebhookOutbox.Patience);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The secret of a webhook, for the signature.</summary>
    internal string Open(Webhook hook) => Protector.Unprotect(hook.Secret);

    /// <summary>A message that is due at once.</summary>
    public static WebhookDelivery Delivery(int webhook, WebhookEvent one, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(one);
        return new()
        {
            WebhookId = webhook, Key = one.Key, Event = one.Event, CustomerId = one.CustomerId, Body = Body(one), State = "waiting", MadeAt = now, NextAt = now, UntilAt = now + WebhookOutbox.Patience,
        };
    }

    private static string Body(WebhookEvent one)
    {
        var at = one.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"{{\"id\":{JsonSerializer.Serialize(one.Key)},\"event\":\"{one.Event}\",\"at\":\"{at}\",\"customer_id\":{JsonSerializer.Serialize(one.CustomerId)},\"data\":{one.Data}}}";
    }
}
