namespace Retention.Ingest.Sample;

/// <summary>SplitMix64: one 64-bit state, so every customer rolls dice of its own and the order of work does not matter.</summary>
internal struct Dice(ulong state)
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong state = state;

    public static Dice For(int seed, int stream)
    {
        var dice = new Dice((ulong)(uint)seed * 0xD1342543DE82EF95 + (ulong)(uint)stream * Step);
        return new Dice(dice.Next() ^ (ulong)(uint)stream);
    }

    public ulong Next()
    {
        state += Step;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 up to, and without, 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Unit() < probability;

    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)(uint)limit) >> 32);

    /// <summary>Both ends included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>Mean 0, deviation 1, from four uniforms: plain arithmetic is the same on every machine, a library's logarithm is not.</summary>
    public double Normal() => (Unit() + Unit() + Unit() + Unit() - 2) * 1.7320508075688772;

    /// <summary>The place of the first weight that the roll falls in; weights add up to 100.</summary>
    public int Pick(ReadOnlySpan<byte> weights)
    {
        var roll = Below(100);
        for (var i = 0; i < weights.Length; i++)
        {
            roll -= weights[i];
            if (roll < 0)
                return i;
        }
        return weights.Length - 1;
    }
}
