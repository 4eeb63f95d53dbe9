using System.Buffers;
using System.Text;

namespace Retention.Ingest.Sources;

/// <summary>Looks at every byte of a text that is not UTF-8, to tell Windows-1252 from a damaged file.</summary>
internal static class EncodingSurvey
{
    /// <summary>Whether the text can only be Windows-1252: none of its bytes is unused there, and no character of it is spelt as in UTF-8.</summary>
    public static bool IsWindows1252(Stream bytes)
    {
        var block = new byte[1 << 20];
        var kept = 0;
        for (int read; (read = bytes.Read(block, kept, block.Length - kept)) > 0;)
        {
            var span = block.AsSpan(0, kept + read);
            while (span.IndexOfAnyExceptInRange((byte)0, (byte)0x7f) is >= 0 and var at)
            {
                span = span[at..];
                if (span[0] is 0x81 or 0x8d or 0x8f or 0x90 or 0x9d)
                {
                    return false;
                }

                var status = Rune.DecodeFromUtf8(span, out _, out _);
                if (status == OperationStatus.Done)
                {
                    return false;
                }

                if (status == OperationStatus.NeedMoreData)
                {
                    break;
                }

                span = span[1..];
            }

            kept = span.Length <= 4 ? span.Length : 0;
            span[^kept..].CopyTo(block);
        }

        return !block.AsSpan(0, kept).ContainsAny("\u0081\u008d\u008f\u0090\u009d"u8.ToArray());
    }
}
