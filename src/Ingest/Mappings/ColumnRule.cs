namespace Retention.Ingest.Mappings;

/// <summary>Where one canonical column comes from. docs/decisions/0015.</summary>
/// <remarks>A column of the file is named as its header writes it. <c>How likely*</c> is the one column that begins so;
/// <c>person->email</c> is a field of a column that holds a JSON object.</remarks>
public sealed record ColumnRule
{
    /// <summary>Columns of the file; the first that is there and filled is taken.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    /// <summary>A text put together from columns, as <c>{Year}-{Month:00}</c>; <c>:00</c> writes a number with two digits. Blank where all of them are.</summary>
    public string? Text { get; init; }

    /// <summary>Columns whose numbers are added to the one taken.</summary>
    public IReadOnlyList<string> Plus { get; init; } = [];

    /// <summary>A value for the rows in which the file has none; alone, the same for every row.</summary>
    public string? Constant { get; init; }

    /// <summary>Words of the vendor and what they mean here; a word that is not listed stays, and its row waits in quarantine.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>A column whose number this one is divided by, as a total by its quantity.</summary>
    public string? DividedBy { get; init; }

    /// <summary>Whether the sign of the number says which side of the books it stands on, and not whether it came or went.</summary>
    public bool Absolute { get; init; }

    /// <summary>Whether the file gives it in parts: the rows that share a key become one, and this number is their sum.</summary>
    public bool Sum { get; init; }

    /// <summary>Whether <c>#1</c>, <c>#2</c> ... is put behind it, counting how often the file has said the same: an id for rows that have none.</summary>
    /// <remarks>The same rows get the same ids from a longer export, and two rows that are alike stay two.</remarks>
    public bool Numbered { get; init; }

    /// <summary>Columns of the file that the rule reads.</summary>
    public IEnumerable<string> Reads => From.Concat(Text is null ? [] : TextParts.Columns(Text)).Concat(Plus);
}
