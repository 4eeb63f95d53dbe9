using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Retention.Web.Security.Auditing;
using Retention.Web.Work;

namespace Retention.Web.Security.People;

/// <summary>A person as a form has them. Nothing in it is trusted.</summary>
public sealed record PersonForm(string? Id, string? Name, string? Email, string? Role, string? Book);

/// <summary>Somebody as the list of people shows them.</summary>
/// <param name="Person">Who.</param>
/// <param name="HasPassword">Whether they have chosen a password.</param>
/// <param name="IsLocked">Whether they have to wait after too many tries.</param>
/// <param name="SeenAt">When they last asked for a page, in UTC.</param>
public sealed record ListedPerson(Person Person, bool HasPassword, bool IsLocked, DateTime? SeenAt);

/// <summary>What an administrator does about people. There is always one administrator left who can sign in.</summary>
public sealed class PeopleDesk(IServiceProvider services, WorkDatabase work, Sessions sessions, AuditLog log, TimeProvider clock)
{
    private static readonly SemaphoreSlim One = new(1);
    private static readonly EmailAddressAttribute Email = new();

    private UserManager<Person> People => services.GetRequiredService<UserManager<Person>>();

    /// <summary>Everybody, by name; those shut out last.</summary>
    public async Task<IReadOnlyList<ListedPerson>> AllAsync(CancellationToken cancel)
    {
        var all = await work.ReadAsync(
            """
            select p.id, p.name, p.email, p.role, p.book, p.left_at, p.lockout_end, p.password_hash is not null, p.two_factor_enabled, (select max(s.seen_at) from sessions as s where s.person_id = p.id)
            from people as p
            """,
            row => new ListedPerson(
                new()
                {
                    Id = row.GetString(0), Name = row.GetString(1), Email = row.GetString(2), Role = Enum.Parse<Role>(row.GetString(3)), Book = row.IsDBNull(4) ? null : row.GetString(4),
                    LeftAt = row.IsDBNull(5) ? null : row.GetDateTime(5), TwoFactorEnabled = row.GetBoolean(8),
                },
                row.GetBoolean(7), !row.IsDBNull(6) && row.GetFieldValue<DateTimeOffset>(6) > clock.GetUtcNow(), row.IsDBNull(9) ? null : row.GetDateTime(9)),
            cancel);
        return [.. all.OrderBy(one => one.Person.LeftAt is not null).ThenBy(one => one.Person.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>Makes an account without a password, and the link by which its owner chooses one.</summary>
    /// <returns>The link; or why there is none: <c>name</c>, <c>email</c>, <c>role</c>, <c>book</c> or <c>taken</c>.</returns>
    public async Task<(OneTimeLink? Link, string? Refused)> AddAsync(PersonForm form, CancellationToken cancel)
    {
        var (person, why) = Typed(form, clock);
        if (person is null) return (null, why);
        if (SignInDesk.Refused(await People.CreateAsync(person)) is { } refused) return (null, refused);
        return (await LinkAsync(person, cancel), null);
    }

    /// <summary>Changes what somebody is called and what they may.</summary>
    /// <returns>Why not: as above, <c>last</c> for the last administrator; null where it was done.</returns>
    public Task<string?> ChangeAsync(PersonForm form, CancellationToken cancel) => WithAsync(form, async person =>
    {
        var (typed, why) = Typed(form with { Email = person.Email }, clock);
        if (typed is null) return why;
        if (typed.Role != Role.Administrator && await IsLastAsync(person, cancel)) return "last";
        (person.Name, person.Role, person.Book) = (typed.Name, typed.Role, typed.Book);
        return SignInDesk.Refused(await People.UpdateAsync(person));
    }, cancel);

    /// <summary>A link by which somebody chooses a password anew; null where there is nobody of that id, or they were shut out.</summary>
    public async Task<OneTimeLink?> LinkAsync(string? id, CancellationToken cancel) =>
        await People.FindByIdAsync(id ?? "") is { LeftAt: null } person ? await LinkAsync(person, cancel) : null;

    /// <summary>Shuts somebody out: every session of theirs is over at once.</summary>
    /// <returns>Why not; null where it was done.</returns>
    public Task<string?> LeaveAsync(PersonForm form, CancellationToken cancel) => WithAsync(form, async person =>
    {
        if (await IsLastAsync(person, cancel)) return "last";
        person.LeftAt = clock.GetUtcNow().UtcDateTime;
        return SignInDesk.Refused(await People.UpdateSecurityStampAsync(person));
    }, cancel);

    /// <summary>Lets somebody in again who was shut out.</summary>
    public Task<string?> ReturnAsync(PersonForm form, CancellationToken cancel) => WithAsync(form, async person =>
    {
        person.LeftAt = null;
        return SignInDesk.Refused(await People.UpdateAsync(person));
    }, cancel);

    /// <summary>The person that a form describes; or why it describes none.</summary>
    internal static (Person? Person, string? Refused) Typed(PersonForm form, TimeProvider clock)
    {
        var (name, email, book) = (Line(form.Name), (form.Email ?? "").Trim(), Line(form.Book).ToLowerInvariant());
        if (name.Length is 0 or > Person.LongestName) return (null, "name");
        if (email.Length is 0 or > Person.LongestEmail || !Email.IsValid(email) || email.Any(char.IsWhiteSpace)) return (null, "email");
        if (!Enum.TryParse<Role>(form.Role, out var role) || !Enum.IsDefined(role)) return (null, "role");
        if (role == Role.Csm && book.Length == 0) return (null, "book");
        return (new() { Name = name, Email = email, UserName = email, Role = role, Book = book.Length == 0 ? null : book, MadeAt = clock.GetUtcNow().UtcDateTime }, null);
    }

    internal static string Line(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<OneTimeLink> LinkAsync(Person person, CancellationToken cancel)
    {
        // Of two links only the later one holds.
        await People.UpdateSecurityStampAsync(person);
        sessions.Forget();
        var token = await People.GeneratePasswordResetTokenAsync(person);
        await log.WriteAsync(Acts.Linked, "people", person.Id, null, null, cancel);
        return new(person.Name, $"/join?person={person.Id}&token={Uri.EscapeDataString(token)}");
    }

    private async Task<string?> WithAsync(PersonForm form, Func<Person, Task<string?>> change, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        await One.WaitAsync(cancel);
        try
        {
            return await People.FindByIdAsync(form.Id ?? "") is { } person ? await change(person) : "gone";
        }
        finally
        {
            One.Release();
            sessions.Forget();
        }
    }

    private async Task<bool> IsLastAsync(Person person, CancellationToken cancel)
    {
        if (person.Role != Role.Administrator || person.LeftAt is not null) return false;
        return !await People.Users.AnyAsync(one => one.Id != person.Id && one.Role == Role.Administrator && one.LeftAt == null && one.PasswordHash != null, cancel);
    }
}
