using System.Buffers.Binary;

namespace Retention.DuckDb.Columns;

/// <summary>A UUID, stored with its top bit turned so that UUIDs sort as signed integers do.</summary>
internal sealed class UuidColumn(string name) : FixedColumn<UInt128>(name, "UUID", typeof(Guid))
{
    private static readonly UInt128 TopBit = UInt128.One << 127;

    public override object Value(int row) => Uuid(row);

    public override string Text(int row) => Uuid(row).ToString();

    public override Guid Uuid(int row)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Raw(row) ^ TopBit);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The integer by which the API names a UUID, the top bit as it is.</summary>
    public static UInt128 Integer(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        _ = value.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <summary>The integer as a vector stores it.</summary>
    public static UInt128 Stored(Guid value) => Integer(value) ^ TopBit;
}
