using System.Text;
using System.Text.Unicode;
using Retention.DuckDb.Interop;

namespace Retention.DuckDb.Appending;

/// <summary>
/// VARCHAR and BLOB. The chunk's texts lie in one array that the garbage collector does not move; DuckDB's strings
/// point into it and are copied from there when the chunk is appended.
/// </summary>
internal sealed unsafe class BytesWriter(int place, string typeName, int capacity, bool isText) : ColumnWriter(place, typeName, capacity)
{
    private const int FirstSize = 16 * 1024;
    private readonly (int Offset, int Length)[] places = new (int, int)[capacity];
    private byte[] heap = Pinned(FirstSize);
    private byte[]? sent;
    private int used;

    public override void Put(int row, ReadOnlySpan<char> value)
    {
        if (!isText) throw Mismatch("text");
        Reserve(Encoding.UTF8.GetMaxByteCount(value.Length));
        Keep(row, Encoding.UTF8.GetBytes(value, heap.AsSpan(used)));
    }

    public override void PutBytes(int row, ReadOnlySpan<byte> value)
    {
        if (isText && !Utf8.IsValid(value)) throw Mismatch("bytes that are not UTF-8");
        Reserve(value.Length);
        value.CopyTo(heap.AsSpan(used));
        Keep(row, value.Length);
    }

    public override void Clear()
    {
        base.Clear();
        (used, sent) = (0, null);
    }

    protected override void SendValues(nint target, int count)
    {
        var strings = new Span<NativeString>((void*)target, count);
        // DuckDB reads these bytes until Clear: they must live that long, whatever happens to the heap.
        sent = heap;
        fixed (byte* start = sent)
        {
            for (var row = 0; row < count; row++)
            {
                // Under a null there may be the place of an earlier chunk.
                var (offset, length) = IsNull(row) ? (0, 0) : places[row];
                _ = sent.AsSpan(offset, length);
                strings[row].Set(start + offset, length);
            }
        }
    }

    private static byte[] Pinned(int size) => GC.AllocateUninitializedArray<byte>(size, pinned: true);

    private void Keep(int row, int length)
    {
        places[row] = (used, length);
        used += length;
    }

    private void Reserve(int length)
    {
        if (heap.Length - used >= length) return;
        var larger = Pinned(Math.Max(heap.Length * 2, checked(used + length)));
        heap.AsSpan(0, used).CopyTo(larger);
        heap = larger;
    }
}
