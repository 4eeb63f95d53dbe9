using System.Buffers.Text;

namespace Retention.Ingest.Sample;

/// <summary>Rows of one table as UTF-8: every call writes one field, <see cref="End"/> ends the row. Nothing is allocated per row.</summary>
internal sealed class Rows
{
    private byte[] buffer = new byte[1 << 16];
    private int length;

    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, length);

    public void Clear() => length = 0;

    public void End() => buffer[length - 1] = (byte)'\n';

    public Rows None() => Byte((byte)',');

    public Rows Text(ReadOnlySpan<byte> text) => Raw(text).Byte((byte)',');

    public Rows Raw(ReadOnlySpan<byte> text)
    {
        Room(text.Length);
        text.CopyTo(buffer.AsSpan(length));
        length += text.Length;
        return this;
    }

    public Rows Byte(byte value)
    {
        Room(1);
        buffer[length++] = value;
        return this;
    }

    public Rows Int(long value) => Digits(value).Byte((byte)',');

    /// <summary>Minor units, written as major units with two decimals.</summary>
    public Rows Money(long cents)
    {
        if (cents < 0)
            Byte((byte)'-');
        cents = Math.Abs(cents);
        return Digits(cents / 100).Byte((byte)'.').Padded((int)(cents % 100), 2).Byte((byte)',');
    }

    /// <summary>A number with a fixed count of decimals, given as that many times ten.</summary>
    public Rows Fixed(long scaled, int decimals)
    {
        var unit = (long)Curve.Power(10, decimals);
        return Digits(scaled / unit).Byte((byte)'.').Padded((int)(scaled % unit), decimals).Byte((byte)',');
    }

    public Rows Digits(long value)
    {
        Room(20);
        Utf8Formatter.TryFormat(value, buffer.AsSpan(length), out var written);
        length += written;
        return this;
    }

    public Rows Padded(int value, int width)
    {
        Room(width);
        for (var i = width - 1; i >= 0; i--, value /= 10)
            buffer[length + i] = (byte)('0' + value % 10);
        length += width;
        return this;
    }

    private void Room(int bytes)
    {
        if (length + bytes > buffer.Length)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + bytes));
    }
}
