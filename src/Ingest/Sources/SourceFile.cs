using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Retention.Ingest.Sources;

/// <summary>A file as it was given: opened as UTF-8 whatever it was written in, and hashed while it is read.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Name">What it is called in reports: its path below the folder that was given.</param>
internal sealed record SourceFile(string Path, string Name)
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Its size in bytes.</summary>
    public long Length => new FileInfo(Path).Length;

    /// <summary>The name without folders and endings: <c>customers</c> of <c>2024/customers.csv.gz</c>.</summary>
    public string Stem => System.IO.Path.GetFileName(Name).Split('.')[0];

    /// <summary>SHA-256 of the bytes, in hexadecimal.</summary>
    public string Hash(CancellationToken cancel)
    {
        using var stream = OpenBytes();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = new byte[1 << 20];
        for (int read; (read = stream.Read(block)) > 0;)
        {
            cancel.ThrowIfCancellationRequested();
            hash.AppendData(block, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Opens the text.</summary>
    /// <param name="windows1252">Whether the bytes are known not to be UTF-8.</param>
    /// <exception cref="RefusedFileException">The file is empty, or not text in a way that its first bytes show.</exception>
    public SourceText OpenText(bool windows1252)
    {
        var bytes = new HashingStream(OpenBytes());
        try
        {
            Stream text = bytes;
            CountingStream? unpacked = null;
            var head = Head(ref text);
            if (head is [0x1f, 0x8b, ..])
            {
                unpacked = new(new GZipStream(text, CompressionMode.Decompress));
                text = unpacked;
                head = Head(ref text);
                if (head is [0x1f, 0x8b, ..] or [(byte)'P', (byte)'K', 3, 4, ..])
                {
                    throw new RefusedFileException("nested_archive", ("file", Name));
                }
            }

            if (head.Length == 0)
            {
                throw new RefusedFileException("empty", ("file", Name));
            }

            FileKinds.RefuseOthers(head, Name);
            return new(bytes, Decode(text, head, windows1252), unpacked is null ? null : () => CheckWhole(unpacked));
        }
        catch (InvalidDataException e)
        {
            bytes.Dispose();
            throw new RefusedFileException("damaged_gzip", ("file", Name), ("reason", e.Message));
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>Whether text that is not UTF-8 can be taken for Windows-1252.</summary>
    public bool IsWindows1252()
    {
        using Stream bytes = OpenBytes();
        using var text = Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(bytes, CompressionMode.Decompress) : bytes;
        return EncodingSurvey.IsWindows1252(text);
    }

    private static Stream Decode(Stream text, byte[] head, bool windows1252)
    {
        Encoding? encoding = head switch
        {
            [0xef, 0xbb, 0xbf, ..] => null,
            [0xff, 0xfe, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            [0xfe, 0xff, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
            [not 0, 0, not 0, 0, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true),
            [0, not 0, 0, not 0, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true),
            _ => windows1252 ? Windows1252 : null,
        };
        var mark = head switch { [0xef, 0xbb, 0xbf, ..] => 3, [0xff, 0xfe, ..] or [0xfe, 0xff, ..] => 2, _ => 0 };
        text.ReadExactly(new byte[mark]);
        return encoding is null ? text : Encoding.CreateTranscodingStream(text, encoding, new UTF8Encoding(false));
    }

    /// <summary>A gzip file ends with the length of its content; .NET reads a cut one to the cut without a word.</summary>
    private void CheckWhole(CountingStream unpacked)
    {
        using var stream = OpenBytes();
        stream.Seek(-4, SeekOrigin.End);
        var trailer = new byte[4];
        stream.ReadExactly(trailer);
        if (BinaryPrimitives.ReadUInt32LittleEndian(trailer) != (uint)unpacked.BytesRead)
        {
            throw new RefusedFileException("damaged_gzip", ("file", Name), ("reason", "its length is not the one it states"));
        }
    }

    /// <summary>The first bytes, put back in front of the rest.</summary>
    private static byte[] Head(ref Stream stream)
    {
        var head = new byte[512];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream = new PrefixedStream(head.AsMemory(0, read), stream);
        return head[..read];
    }

    private FileStream OpenBytes()
    {
        try
        {
            return new(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedFileException("unreadable", ("file", Name), ("reason", e is UnauthorizedAccessException ? "no permission" : e.GetType().Name));
        }
    }
}

/// <summary>The text of a file as UTF-8, and the hash of its bytes once they have been read.</summary>
internal sealed class SourceText(HashingStream bytes, Stream utf8, Action? checkWhole) : IDisposable
{
    public Stream Utf8 { get; } = utf8;

    public long BytesRead => bytes.BytesRead;

    /// <summary>SHA-256 of the whole file, once all its text has been read.</summary>
    /// <exception cref="RefusedFileException">A compressed file was cut off.</exception>
    public string Hash()
    {
        checkWhole?.Invoke();
        return bytes.Finish();
    }

    public void Dispose()
    {
        Utf8.Dispose();
        bytes.Dispose();
    }
}
