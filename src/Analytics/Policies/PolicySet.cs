using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Retention.Analytics.Policies;

/// <summary>The policies that a number is computed under: immutable, always complete, in the order of the book.</summary>
public sealed class PolicySet
{
    private readonly ImmutableDictionary<string, string> chosen;

    private PolicySet(ImmutableDictionary<string, string> chosen) => this.chosen = chosen;

    /// <summary>Every policy at its default.</summary>
    public static PolicySet Default { get; } = new(ImmutableDictionary<string, string>.Empty);

    /// <summary>Name and value of every policy, in the order of the book.</summary>
    public IReadOnlyDictionary<string, string> Values => PolicyBook.All.ToDictionary(p => p.Name, p => this[p.Name]);

    /// <summary>Only what differs from the defaults, in the order of the book.</summary>
    public IReadOnlyDictionary<string, string> Chosen =>
        PolicyBook.All.Where(p => this[p.Name] != p.Default).ToDictionary(p => p.Name, p => this[p.Name]);

    /// <summary>A short hexadecimal name of these values: equal sets have equal hashes.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Values.Select(v => $"{v.Key}={v.Value}")))))[..16];

    /// <summary>The value in force.</summary>
    /// <exception cref="PolicyException">No policy has this name.</exception>
    public string this[string name] => chosen.TryGetValue(name, out var value) ? value : Find(name).Default;

    /// <summary>The set of a preset: its policies over the defaults.</summary>
    /// <exception cref="PolicyException">No preset has this name.</exception>
    public static PolicySet Preset(string name) => Default.With("preset", name);

    /// <summary>These policies with one of them, or with every policy of a preset, changed.</summary>
    /// <exception cref="PolicyException">The name or the value is unknown; the message lists what is allowed.</exception>
    public PolicySet With(string name, string value)
    {
        name = name.Trim().ToLowerInvariant();
        if (name == "preset")
        {
            return PolicyBook.Presets.TryGetValue(value.Trim(), out var preset)
                ? preset.Aggregate(this, (set, p) => set.With(p.Key, p.Value))
                : throw new PolicyException($"There is no preset '{value}': use one of {string.Join(", ", PolicyBook.Presets.Keys)}.");
        }

        var policy = Find(name);
        var normal = policy.KeepsCase ? value.Trim() : value.Trim().ToLowerInvariant();
        if (!policy.Accepts(normal))
        {
            throw new PolicyException($"The policy {name} does not take '{value}': it takes {policy.Values}.");
        }

        return new(chosen.SetItem(name, name == "reporting_currency" && normal != "auto" ? normal.ToUpperInvariant() : normal));
    }

    private static Policy Find(string name) => PolicyBook.All.FirstOrDefault(p => p.Name == name)
        ?? throw new PolicyException($"There is no policy '{name}': use one of {string.Join(", ", PolicyBook.All.Select(p => p.Name))}.");
}
