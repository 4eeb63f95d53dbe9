using System.Runtime.InteropServices;

namespace Retention.DuckDb.Interop;

/// <summary><c>duckdb_string_t</c>: up to 12 bytes lie in the struct, longer texts elsewhere with their first four bytes here.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal unsafe struct NativeString
{
    public const int InlineLength = 12;

    [FieldOffset(0)]
    public int Length;

    [FieldOffset(4)]
    private fixed byte inline[InlineLength];

    [FieldOffset(8)]
    private byte* pointer;

    /// <summary>Points at <paramref name="text"/>, which must stay where it is for as long as DuckDB reads the struct.</summary>
    public void Set(byte* text, int length)
    {
        this = default;
        Length = length;
        fixed (byte* start = inline)
        {
            new ReadOnlySpan<byte>(text, Math.Min(length, length <= InlineLength ? InlineLength : 4)).CopyTo(new Span<byte>(start, InlineLength));
        }

        if (length > InlineLength) pointer = text;
    }

    public readonly void CopyTo(Span<byte> target)
    {
        if (Length > InlineLength)
        {
            new ReadOnlySpan<byte>(pointer, Length).CopyTo(target);
            return;
        }

        fixed (byte* start = inline) new ReadOnlySpan<byte>(start, Length).CopyTo(target);
    }
}
