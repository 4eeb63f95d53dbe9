using System.Collections.Concurrent;
using System.Security.Cryptography;
using Retention.Web.Security.Auditing;
using Retention.Web.Work;

namespace Retention.Web.Security.People;

/// <summary>A session that holds, and who is in it.</summary>
/// <param name="Member">Who.</param>
/// <param name="Stamp">Their security stamp: a cookie of another is over.</param>
public sealed record OpenSession(Member Member, string? Stamp);

/// <summary>Where people are signed in. A page asks here on every request, by a plain select whose answer holds for some seconds.</summary>
public sealed class Sessions(WorkDatabase work, AuditLog log, TimeProvider clock)
{
    /// <summary>How long a session stays open unused.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>How long it stays open at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(14);

    private const int Most = 10_000;
    private const int LongestBrowser = 300;
    private static readonly TimeSpan Holds = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    // By a clock that nobody can set.
    private readonly ConcurrentDictionary<string, (long Since, OpenSession? Found)> known = [];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Begins a session for the browser of this request.</summary>
    public async Task<string> BeginAsync(string person, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (id, now, browser) = (RandomNumberGenerator.GetHexString(32, lowercase: true), Now, context.Request.Headers.UserAgent.ToString());
        await work.ExecuteAsync(
            "insert into sessions (id, person_id, begun_at, seen_at, ends_at, address, browser) values (@id, @person, @now, @now, @ends, @address, @browser)", context.RequestAborted,
            ("@id", id), ("@person", person), ("@now", now), ("@ends", now + Longest), ("@address", context.Connection.RemoteIpAddress?.ToString()),
            ("@browser", browser.Length > LongestBrowser ? browser[..LongestBrowser] : browser));
        return id;
    }

    /// <summary>The session of this id; null where there is none, or none any more.</summary>
    public async ValueTask<OpenSession?> FindAsync(string id, CancellationToken cancel)
    {
        if (known.TryGetValue(id, out var kept) && clock.GetElapsedTime(kept.Since) < Holds) return kept.Found;
        if (known.Count >= Most) known.Clear();
        var since = clock.GetTimestamp();
        var found = await work.ReadAsync(
            """
            select p.id, p.name, p.role, p.book, p.security_stamp, s.seen_at from sessions as s join people as p on p.id = s.person_id
            where s.id = @id and s.ended_at is null and s.ends_at > @now and p.left_at is null
            """,
            row => (Open: new OpenSession(
                new(row.GetString(0), row.GetString(1), Enum.Parse<Role>(row.GetString(2)), row.IsDBNull(3) ? null : row.GetString(3)),
                row.IsDBNull(4) ? null : row.GetString(4)), Seen: row.GetDateTime(5)),
            cancel, ("@id", id), ("@now", Now));
        var open = found is [var one] ? one.Open : null;
        if (open is not null || work.IsUsable) known[id] = (since, open);
        if (open is not null && (Now - found[0].Seen).Duration() > SeenEvery) await work.ExecuteAsync("update sessions set seen_at = @now where id = @id", cancel, ("@now", Now), ("@id", id));
        return open;
    }

    /// <summary>The sessions of somebody that hold, the latest first.</summary>
    public Task<IReadOnlyList<PersonSession>> OfAsync(string person, CancellationToken cancel) => work.ReadAsync(
        "select id, begun_at, seen_at, ends_at, address, browser from sessions where person_id = @person and ended_at is null and ends_at > @now and seen_at > @idle order by begun_at desc",
        row => new PersonSession
        {
            Id = row.GetString(0), PersonId = person, BegunAt = row.GetDateTime(1), SeenAt = row.GetDateTime(2), EndsAt = row.GetDateTime(3),
            Address = row.IsDBNull(4) ? null : row.GetString(4), Browser = row.IsDBNull(5) ? null : row.GetString(5),
        },
        cancel, ("@person", person), ("@now", Now), ("@idle", Now - Idle - SeenEvery));

    /// <summary>Ends one session of somebody.</summary>
    public Task EndAsync(string person, string? session, CancellationToken cancel) => EndAsync("id = @session", person, session, cancel);

    /// <summary>Ends all sessions of somebody but one.</summary>
    public Task EndOthersAsync(string person, string? kept, CancellationToken cancel) => EndAsync("id <> @session", person, kept, cancel);

    /// <summary>Asks the database again: who people are, or what they may, has changed.</summary>
    public void Forget() => known.Clear();

    private async Task EndAsync(string which, string person, string? session, CancellationToken cancel)
    {
        var ended = await work.ExecuteAsync(
            $"update sessions set ended_at = @now where person_id = @person and ended_at is null and {which}", cancel, ("@now", Now), ("@person", person), ("@session", session ?? ""));
        Forget();
        if (ended > 0) await log.WriteAsync(Acts.SignedOut, "sessions", person, new { sessions = ended }, null, cancel);
    }
}
