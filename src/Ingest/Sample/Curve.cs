namespace Retention.Ingest.Sample;

/// <summary>Exponential and logarithm from additions and multiplications alone: the platform's differ in the last bit, and the sample must not.</summary>
internal static class Curve
{
    private const double Ln2 = 0.6931471805599453;

    public static double Exp(double x)
    {
        x = Math.Clamp(x, -700, 700);
        var power = Math.Floor(x / Ln2 + 0.5);
        var rest = x - power * Ln2;
        var sum = 1.0;
        for (var k = 14; k >= 1; k--)
            sum = 1 + rest / k * sum;
        return sum * BitConverter.Int64BitsToDouble(((long)power + 1023) << 52);
    }

    public static double Log(double x)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(x, 0);
        var bits = BitConverter.DoubleToInt64Bits(x);
        var power = (int)((bits >> 52) & 0x7FF) - 1023;
        var part = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | 0x3FF0000000000000);
        var t = (part - 1) / (part + 1);
        var square = t * t;
        var sum = 0.0;
        for (var k = 25; k >= 1; k -= 2)
            sum = sum * square + 1.0 / k;
        return 2 * t * sum + power * Ln2;
    }

    public static double Logistic(double x) => 1 / (1 + Exp(-x));

    /// <summary>A whole power by multiplication.</summary>
    public static double Power(double x, int n)
    {
        var result = 1.0;
        for (; n > 0; n >>= 1, x *= x)
            if ((n & 1) == 1)
                result *= x;
        return result;
    }
}
