namespace Retention.Ingest.Mappings;

/// <summary>What is asked of a row; it fits where all of it holds. A column that the file lacks is blank.</summary>
public sealed record RowTest
{
    /// <summary>Why such rows are left out, in one word with underscores; only for rows to skip.</summary>
    public string? Reason { get; init; }

    /// <summary>Columns that are blank.</summary>
    public IReadOnlyList<string> Blank { get; init; } = [];

    /// <summary>Columns that are filled.</summary>
    public IReadOnlyList<string> Filled { get; init; } = [];

    /// <summary>Columns with a number other than 0.</summary>
    public IReadOnlyList<string> NotZero { get; init; } = [];

    /// <summary>Columns with one of some words.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Is { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Columns with none of some words.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> IsNot { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Columns that begin with one of some words.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Begins { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Columns that begin with none of some words.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> BeginsNot { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Columns of the file that it asks about.</summary>
    public IEnumerable<string> Reads => [.. Blank, .. Filled, .. NotZero, .. Is.Keys, .. IsNot.Keys, .. Begins.Keys, .. BeginsNot.Keys];

    /// <summary>Whether a row fits.</summary>
    /// <param name="cell">The text of a column, empty where it is blank or not there.</param>
    public bool Fits(Func<string, string> cell) =>
        Blank.All(c => cell(c).Length == 0)
        && Filled.All(c => cell(c).Length > 0)
        && NotZero.All(c => cell(c).AsSpan().IndexOfAnyInRange('1', '9') >= 0)
        && Is.All(t => t.Value.Contains(cell(t.Key), StringComparer.OrdinalIgnoreCase))
        && !IsNot.Any(t => t.Value.Contains(cell(t.Key), StringComparer.OrdinalIgnoreCase))
        && Begins.All(t => BeginsWithOne(cell(t.Key), t.Value))
        && !BeginsNot.Any(t => BeginsWithOne(cell(t.Key), t.Value));

    private static bool BeginsWithOne(string text, IReadOnlyList<string> words) => words.Any(w => text.StartsWith(w, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Several tests, of which a row has to fit one.</summary>
/// <param name="Any">The tests.</param>
public sealed record RowTests(IReadOnlyList<RowTest> Any)
{
    /// <summary>Columns of the file that they ask about.</summary>
    public IEnumerable<string> Reads => Any.SelectMany(t => t.Reads);

    /// <summary>Whether a row fits one of them.</summary>
    public bool Fits(Func<string, string> cell) => Any.Any(t => t.Fits(cell));
}
