namespace Retention.Analytics.Health.Quality;

/// <summary>SplitMix64 (Steele, Lea and Flood 2014): a sequence that is the same in every version of .NET, which <see cref="Random"/> does not promise.</summary>
internal struct SplitMix(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong state = seed;

    /// <summary>A sequence of its own for each pair of seed and stream.</summary>
    public SplitMix(int seed, int stream)
        : this(Mix(Mix((ulong)(uint)seed + Golden) ^ (ulong)(uint)stream))
    {
    }

    /// <summary>64 bits.</summary>
    public ulong Next() => Mix(state += Golden);

    /// <summary>A whole number from 0 to one less than a bound.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>Numbers 0 to n - 1 in an order by chance.</summary>
    public int[] Shuffled(int n)
    {
        int[] numbers = [.. Enumerable.Range(0, n)];
        for (var i = n - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (numbers[i], numbers[j]) = (numbers[j], numbers[i]);
        }

        return numbers;
    }

    /// <summary>A number of a text that is the same everywhere; <see cref="string.GetHashCode()"/> differs from run to run.</summary>
    public static ulong Of(string text, int seed)
    {
        var hash = (ulong)(uint)seed + Golden;
        foreach (var letter in text)
        {
            hash = Mix(hash ^ letter) + Golden;
        }

        return Mix(hash);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
