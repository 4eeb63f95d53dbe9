namespace Retention.Ingest.Sources;

/// <summary>Which files are taken for data, and which formats are told apart from text.</summary>
internal static class FileKinds
{
    private static readonly string[] Text = [".csv", ".tsv", ".txt"];
    private static readonly string[] Others = [".json", ".ndjson", ".jsonl", ".parquet", ".xlsx", ".xls", ".zip"];

    /// <summary>Whether a file of a folder is looked at. Notes and settings beside the data are not.</summary>
    public static bool IsData(string path)
    {
        var name = Path.GetFileName(path);
        if (name.StartsWith('.') || name == "workspace.json")
        {
            return false;
        }

        var ending = Path.GetExtension(name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name).ToLowerInvariant();
        return Text.Contains(ending) || Others.Contains(ending);
    }

    /// <summary>Refuses what the first bytes show to be another format.</summary>
    public static void RefuseOthers(ReadOnlySpan<byte> head, string file)
    {
        var name = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file[..^3] : file;
        var format = head switch
        {
            [(byte)'P', (byte)'K', 3, 4, ..] => name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? "an Excel workbook" : "a zip archive",
            [0xd0, 0xcf, 0x11, 0xe0, ..] => "an old Excel workbook",
            [(byte)'P', (byte)'A', (byte)'R', (byte)'1', ..] => "a Parquet file",
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "a PDF",
            _ => head.TrimStart("\ufeff \t\r\n"u8) is [(byte)'{' or (byte)'[', ..] ? "JSON" : null,
        };
        if (format is not null)
        {
            throw new RefusedFileException("unsupported_format", ("file", file), ("format", format));
        }
    }
}
