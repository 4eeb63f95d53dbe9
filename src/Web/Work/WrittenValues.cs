namespace Retention.Web.Work;

/// <summary>What people have written, as reports of the book take it by name: bands, calls, offers.</summary>
public sealed class WrittenValues(RenewalCalls calls, Offers offers)
{
    /// <summary>The parameters of reports that are filled in so.</summary>
    public static IReadOnlyList<string> Names { get; } = ["overrides", "calls", "offered", "answers", "answered", "book"];

    /// <summary>Values of those parameters.</summary>
    /// <param name="names">Which: some of <see cref="Names"/>.</param>
    /// <param name="book">The book of who asks; null for everybody's.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyDictionary<string, object?>> ReadAsync(IReadOnlyList<string> names, string? book, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(names);
        Dictionary<string, object?> filled = [];
        if (names.Count == 0) return filled;
        var notes = await offers.NotesAsync(cancel);
        foreach (var name in names)
        {
            filled[name] = name switch
            {
                "overrides" => notes.Overrides,
                "offered" => notes.Offered,
                "answers" => notes.Answers,
                "answered" => Offers.Answered(await offers.OfBookAsync(book, cancel)),
                "calls" => await calls.InForceAsJsonAsync(cancel),
                _ => book,
            };
        }

        return filled;
    }
}
