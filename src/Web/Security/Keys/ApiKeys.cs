using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Retention.Web.Work;

namespace Retention.Web.Security.Keys;

/// <summary>A key as the form asks for it. Nothing in it is trusted.</summary>
public sealed record KeyForm(string? Name, string? Role, string? Book, int? Days);

/// <summary>Keys by which programs ask: shown once, kept as a hash, with a role and an end.</summary>
public sealed class ApiKeys(WorkDatabase work, TimeProvider clock)
{
    /// <summary>How every key begins, so that one that leaks is known for what it is.</summary>
    public const string Mark = "retention_";

    /// <summary>How many days a key may hold.</summary>
    public static IReadOnlyList<int> Days { get; } = [30, 90, 365];

    private const int Shown = 16;
    private const int Most = 10_000;
    private static readonly TimeSpan Holds = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan UsedEvery = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, (long Since, Member? Found)> known = [];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>All keys, the latest first; nobody can read one again.</summary>
    public Task<IReadOnlyList<ApiKey>> AllAsync(CancellationToken cancel) => work.ReadAsync(
        "select id, name, prefix, role, book, made_by, made_at, ends_at, used_at, revoked_at from api_keys order by made_at desc",
        row => new ApiKey
        {
            Id = row.GetString(0), Name = row.GetString(1), Prefix = row.GetString(2), Hash = "", Role = Enum.Parse<Role>(row.GetString(3)), Book = row.IsDBNull(4) ? null : row.GetString(4),
            MadeBy = row.GetString(5), MadeAt = row.GetDateTime(6), EndsAt = row.GetDateTime(7), UsedAt = row.IsDBNull(8) ? null : row.GetDateTime(8), RevokedAt = row.IsDBNull(9) ? null : row.GetDateTime(9),
        },
        cancel);

    /// <summary>Whether a key holds now.</summary>
    public bool Holding(ApiKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.RevokedAt is null && key.EndsAt > Now;
    }

    /// <summary>Makes a key.</summary>
    /// <returns>The key, which is shown now and never again; or why there is none: <c>name</c>, <c>long</c>, <c>role</c>, <c>book</c> or <c>days</c>.</returns>
    public async Task<(string? Key, string? Refused)> MakeAsync(KeyForm form, Member maker, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(maker);
        var (name, book) = ((form.Name ?? "").Trim(), string.IsNullOrWhiteSpace(form.Book) ? null : form.Book.Trim().ToLowerInvariant());
        if (name.Length == 0) return (null, "name");
        if (name.Length > ApiKey.LongestName) return (null, "long");
        if (!Enum.TryParse<Role>(form.Role, out var role) || !Enum.IsDefined(role)) return (null, "role");
        if (role == Role.Csm && book is null) return (null, "book");
        if (form.Days is not { } days || !Days.Contains(days)) return (null, "days");
        var key = Mark + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await using var db = await work.OpenAsync(cancel);
        db.Add(new ApiKey
        {
            Id = Guid.NewGuid().ToString("n"), Name = name, Prefix = key[..Shown], Hash = Hash(key), Role = role, Book = role == Role.Csm ? book : null,
            MadeBy = maker.Id, MadeAt = Now, EndsAt = Now.AddDays(days),
        });
        await db.SaveChangesAsync(cancel);
        return (key, null);
    }

    /// <summary>Revokes a key; it does not come back.</summary>
    public async Task RevokeAsync(string? id, CancellationToken cancel)
    {
        await using var db = await work.OpenAsync(cancel);
        if (await db.ApiKeys.FindAsync([id ?? ""], cancel) is { RevokedAt: null } key)
        {
            key.RevokedAt = Now;
            await db.SaveChangesAsync(cancel);
        }

        known.Clear();
    }

    /// <summary>Who asks by this key; null where it does not hold.</summary>
    public async ValueTask<Member?> FindAsync(string key, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(key);
        var hash = Hash(key);
        if (known.TryGetValue(hash, out var kept) && clock.GetElapsedTime(kept.Since) < Holds) return kept.Found;
        if (known.Count >= Most) known.Clear();
        var since = clock.GetTimestamp();
        var found = await work.ReadAsync(
            "select id, name, role, book, used_at from api_keys where hash = @hash and revoked_at is null and ends_at > @now",
            row => (Member: new Member(row.GetString(0), row.GetString(1), Enum.Parse<Role>(row.GetString(2)), row.IsDBNull(3) ? null : row.GetString(3)), Used: row.IsDBNull(4) ? (DateTime?)null : row.GetDateTime(4)),
            cancel, ("@hash", hash), ("@now", Now));
        var member = found is [var one] ? one.Member : null;
        known[hash] = (since, member);
        if (member is not null && (found[0].Used is not { } used || (Now - used).Duration() > UsedEvery)) await work.ExecuteAsync("update api_keys set used_at = @now where hash = @hash", cancel, ("@now", Now), ("@hash", hash));
        return member;
    }

    // A key is 256 random bits: there is nothing to guess that a slow hash would protect.
    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
