using System.Globalization;
using System.Numerics;

namespace Retention.DuckDb;

/// <summary>Between <see cref="decimal"/> and DuckDB's DECIMAL, which is an integer and a scale.</summary>
internal static class Decimals
{
    private const int MaxScale = 28;
    private static readonly Int128[] Powers = [.. Enumerable.Range(0, 39).Select(i => (Int128)BigInteger.Pow(10, i))];
    private static readonly ulong[] SmallPowers = [.. Enumerable.Range(0, 19).Select(i => (ulong)BigInteger.Pow(10, i))];

    /// <summary>10 to the power of <paramref name="exponent"/>: no DECIMAL of that width reaches it.</summary>
    public static Int128 Power(int exponent) => Powers[exponent];

    /// <summary>How many digits the number has; 1 for 0.</summary>
    public static int Digits(Int128 unscaled)
    {
        var magnitude = Int128.Abs(unscaled);
        var digits = 1;
        while (digits < Powers.Length && magnitude >= Powers[digits]) digits++;
        return digits;
    }

    public static decimal Scaled(long unscaled, byte scale)
    {
        var magnitude = unscaled < 0 ? 0UL - (ulong)unscaled : (ulong)unscaled;
        return new decimal((int)magnitude, (int)(magnitude >> 32), 0, unscaled < 0, scale);
    }

    /// <summary>False where the number needs more digits than a <see cref="decimal"/> has; zeros at the end are not needed.</summary>
    public static bool TryScaled(Int128 unscaled, int scale, out decimal value)
    {
        if (scale <= MaxScale && unscaled >= long.MinValue && unscaled <= long.MaxValue)
        {
            value = Scaled((long)unscaled, (byte)scale);
            return true;
        }

        value = 0;
        var magnitude = (UInt128)Int128.Abs(unscaled);
        while (magnitude >> 96 != 0 || scale > MaxScale)
        {
            var (quotient, digit) = UInt128.DivRem(magnitude, 10);
            if (scale == 0 || digit != 0) return false;
            magnitude = quotient;
            scale--;
        }

        value = new decimal((int)(uint)magnitude, (int)(uint)(magnitude >> 32), (int)(uint)(magnitude >> 64), unscaled < 0, (byte)scale);
        return true;
    }

    /// <summary>The integer that stands for the value at that scale. False where decimals would be lost, or it has no room.</summary>
    public static bool TryUnscaled(decimal value, int scale, out Int128 unscaled)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var magnitude = (Int128)new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        var shift = scale - value.Scale;
        unscaled = 0;
        if (shift >= 0)
        {
            if (magnitude > Int128.MaxValue / Powers[shift]) return false;
            magnitude *= Powers[shift];
        }
        else
        {
            (magnitude, var lost) = Int128.DivRem(magnitude, Powers[-shift]);
            if (lost != 0) return false;
        }

        unscaled = bits[3] < 0 ? -magnitude : magnitude;
        return true;
    }

    /// <summary>The same for numbers of up to 64 bits, many times faster. False where the slow way has to decide.</summary>
    public static bool TryUnscaled(decimal value, int scale, out long unscaled)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var shift = scale - value.Scale;
        unscaled = 0;
        if (bits[2] != 0 || (uint)shift >= (uint)SmallPowers.Length) return false;
        var high = Math.BigMul(((ulong)(uint)bits[1] << 32) | (uint)bits[0], SmallPowers[shift], out var low);
        if (high != 0 || low > long.MaxValue) return false;
        unscaled = bits[3] < 0 ? -(long)low : (long)low;
        return true;
    }

    /// <summary>All digits, as SQL writes them: -1234.5000.</summary>
    public static string Text(Int128 unscaled, int scale)
    {
        var digits = Int128.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        var sign = unscaled < 0 ? "-" : "";
        return scale == 0 ? sign + digits : $"{sign}{digits[..^scale]}.{digits[^scale..]}";
    }
}
