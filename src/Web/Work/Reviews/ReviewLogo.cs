using System.Buffers.Binary;

namespace Retention.Web.Work.Reviews;

/// <summary>Tells a picture that may stand on a review: a PNG or a JPEG by its own bytes, whatever its name says. A drawing that can hold scripts is none.</summary>
public static class ReviewLogo
{
    /// <summary>The most bytes it may have.</summary>
    public const int MostBytes = 256 * 1024;

    private const int MostPixels = 4000;

    private static ReadOnlySpan<byte> PngMark => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>image/png or image/jpeg; null where it is neither, or too large.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> picture)
    {
        if (picture.Length > MostBytes) return null;
        var (type, wide, high) = picture.StartsWith(PngMark) ? Png(picture) : picture.Length > 3 && picture[0] == 0xFF && picture[1] == 0xD8 && picture[2] == 0xFF ? Jpeg(picture) : default;
        return wide is > 0 and <= MostPixels && high is > 0 and <= MostPixels ? type : null;
    }

    private static (string? Type, int Wide, int High) Png(ReadOnlySpan<byte> picture) =>
        picture.Length > 24 && picture[12..16].SequenceEqual("IHDR"u8) ? ("image/png", BinaryPrimitives.ReadInt32BigEndian(picture[16..]), BinaryPrimitives.ReadInt32BigEndian(picture[20..])) : default;

    // Its parts follow one another; the one that begins the picture has its size.
    private static (string? Type, int Wide, int High) Jpeg(ReadOnlySpan<byte> picture)
    {
        for (var at = 2; at + 9 < picture.Length && picture[at] == 0xFF;)
        {
            var mark = picture[at + 1];
            if (mark is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return ("image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 5)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 2)..]);
        }

        return default;
    }
}
