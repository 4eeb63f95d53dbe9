using Microsoft.AspNetCore.Identity;
using Retention.Web.Work;

namespace Retention.Web.Security.People;

/// <summary>Length counts, no mixture of signs is asked for (NIST SP 800-63B): refused is what everybody tries first, and what others know of the person.</summary>
public sealed class PasswordRules : IPasswordValidator<Person>
{
    /// <summary>How many signs a password must have.</summary>
    public const int Shortest = 12;

    /// <summary>How many it may have.</summary>
    public const int Longest = 128;

    private const int ShortestPart = 4;

    // What is tried first, among what is long enough; repetitions and runs are found by rule.
    private static readonly HashSet<string> Common =
    [
        "adminadministrator", "administrador", "administrator", "basketball123", "butterfly1234", "californication", "changemeplease", "changeme12345", "changemenow123", "christopher1", "computer12345",
        "contrasena123", "contraseña", "contraseña123", "contraseñasegura", "correcthorsebatterystaple", "defaultpassword", "dragondragon", "footballfootball", "holaholahola", "iloveyou1234", "iloveyouforever", "jesuschrist1",
        "letmein12345", "letmeinplease", "liverpoolfc1", "manchesterunited", "masterpassword", "micontraseña", "micontrasena1", "minecraft123", "monkeymonkey", "mypassword123", "mypassword1234", "nopasswordhere",
        "passw0rd1234", "passwordispassword", "password12345", "password123456", "password1234567", "password12345678", "p@ssw0rd1234", "p@ssword1234", "princess1234", "qazwsxedcrfv", "qwerty123456", "qwerty12345678", "qwertyqwerty", "realmadrid123",
        "retention123", "retention1234", "secretpassword", "starwars1234", "sunshine1234", "superman1234", "teamoteamo12", "tequieromucho", "thisismypassword", "trustno1trustno1", "unbreakable1", "unmillon12345", "welcome12345", "welcome123456", "whatever1234", "zaq12wsxcde3", "zxcvbnm12345",
    ];

    private static readonly string[] Runs = ["01234567890123456789", "09876543210987654321", "abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba", "qwertyuiopasdfghjklzxcvbnm", "qwertyuiopasdfghjklñzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "1q2w3e4r5t6y7u8i9o0p"];

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password)
    {
        ArgumentNullException.ThrowIfNull(user);
        var why = Why(user, password ?? "");
        return Task.FromResult(why is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = why, Description = why }));
    }

    private static string? Why(Person person, string password)
    {
        if (password.Length > Longest) return "PasswordLong";
        var plain = password.Trim().ToLowerInvariant();
        if (Common.Contains(plain) || Runs.Any(run => run.Contains(plain, StringComparison.Ordinal)) || IsRepeated(plain)) return "PasswordCommon";
        var known = $"{person.Name} {person.Email} {person.Book}".ToLowerInvariant().Split([' ', '@', '.', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries).Append("retention");
        return known.Any(part => part.Length >= ShortestPart && plain.Contains(part, StringComparison.Ordinal)) ? "PasswordPersonal" : null;
    }

    // One piece over and over: aaaaaaaaaaaa, abcabcabcabc, password once more.
    private static bool IsRepeated(string text) =>
        Enumerable.Range(1, Math.Max(0, text.Length / 2)).Any(size => Enumerable.Range(size, text.Length - size).All(i => text[i] == text[i - size]));
}
