using System.Globalization;
using System.Numerics;
using System.Text;
using Retention.DuckDb.Interop;

namespace Retention.DuckDb.Columns;

/// <summary>A column of texts or bytes: a chunk's values lie one after the other in one array.</summary>
internal abstract unsafe class BytesColumn(string name, string typeName, Type clrType) : Column(name, typeName, clrType)
{
    private byte[] heap = [];
    private (int Offset, int Length)[] places = [];

    public override ReadOnlySpan<byte> Bytes(int row)
    {
        var (offset, length) = places[row];
        return heap.AsSpan(offset, length);
    }

    protected override void LoadValues(nint vector, int count)
    {
        if (places.Length < count) places = new (int, int)[Math.Max(count, (int)Api.duckdb_vector_size())];
        var strings = (NativeString*)Api.duckdb_vector_get_data(vector);
        var used = 0;
        for (var row = 0; row < count; row++)
        {
            // What stands under a null is no string: its pointer must not be followed.
            var length = IsNull(row) ? 0 : strings[row].Length;
            places[row] = (used, length);
            if (length == 0) continue;
            if (heap.Length - used < length) Array.Resize(ref heap, checked(Math.Max(heap.Length * 2, used + length)));
            strings[row].CopyTo(heap.AsSpan(used, length));
            used += length;
        }
    }
}

/// <summary>VARCHAR, and what is stored as one, such as JSON.</summary>
internal sealed class TextColumn(string name, string typeName) : BytesColumn(name, typeName, typeof(string))
{
    public override object Value(int row) => Text(row);

    public override string Text(int row) => Encoding.UTF8.GetString(Bytes(row));
}

internal sealed class BlobColumn(string name, string typeName) : BytesColumn(name, typeName, typeof(byte[]))
{
    public override object Value(int row) => Bytes(row).ToArray();
}

/// <summary>A BIT string, read as text: '0101'.</summary>
internal sealed class BitColumn(string name) : BytesColumn(name, "BIT", typeof(string))
{
    public override object Value(int row) => Text(row);

    // The first byte says how many of the next byte's high bits do not count.
    public override string Text(int row)
    {
        var bytes = Bytes(row);
        var text = new StringBuilder();
        for (var i = 8 + bytes[0]; i < bytes.Length * 8; i++) text.Append((bytes[i >> 3] >> (7 - (i & 7)) & 1) == 0 ? '0' : '1');
        return text.ToString();
    }
}

/// <summary>A BIGNUM: an integer of any length.</summary>
internal sealed class BigNumColumn(string name) : BytesColumn(name, "BIGNUM", typeof(BigInteger))
{
    private const int HeaderSize = 3;

    public override object Value(int row) => Integer(row);

    public override string Text(int row) => Integer(row).ToString(CultureInfo.InvariantCulture);

    // A header whose top bit is set for a positive number, then the magnitude, big-endian; negative ones have every bit turned.
    private BigInteger Integer(int row)
    {
        var bytes = Bytes(row);
        var isNegative = (bytes[0] & 0x80) == 0;
        var magnitude = bytes[HeaderSize..].ToArray();
        if (isNegative)
        {
            for (var i = 0; i < magnitude.Length; i++) magnitude[i] = (byte)~magnitude[i];
        }

        var value = new BigInteger(magnitude, isUnsigned: true, isBigEndian: true);
        return isNegative ? -value : value;
    }
}
