using System.Runtime.InteropServices;

namespace Retention.DuckDb.Interop;

/// <summary><c>duckdb_result</c>: five fields that the header calls deprecated, and the one that counts.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeResult
{
    private ulong columnCount, rowCount, rowsChanged;
    private nint columns, errorMessage, internalData;
}

/// <summary>What a statement gives back (<c>duckdb_result_type</c>).</summary>
internal enum ResultType
{
    Invalid,
    ChangedRows,
    Nothing,
    Rows,
}

/// <summary><c>duckdb_hugeint</c> and <c>duckdb_uhugeint</c>, as two words: a C compiler passes <see cref="Int128"/> in another way.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct Words(Int128 value)
{
    private readonly ulong lower = (ulong)value;
    private readonly ulong upper = (ulong)(value >> 64);

    public static Words Of(UInt128 value) => new((Int128)value);
}

/// <summary><c>duckdb_decimal</c>: the digits as one integer, and where the point goes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct NativeDecimal(byte width, byte scale, Int128 value)
{
    private readonly byte width = width, scale = scale;
    private readonly Words value = new(value);
}

/// <summary><c>duckdb_bignum</c>: the magnitude, big-endian, and the sign beside it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly unsafe struct NativeBigNum(byte* data, ulong size, bool isNegative)
{
    private readonly byte* data = data;
    private readonly ulong size = size;
    private readonly byte isNegative = isNegative ? (byte)1 : (byte)0;
}

/// <summary><c>duckdb_list_entry</c>: where a list's elements lie in its child.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct ListEntry
{
    public readonly ulong Offset, Length;
}
