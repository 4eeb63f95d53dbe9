namespace Retention.Analytics.Feedback;

/// <summary>Finds the stem that a slip of the pen was meant to be: a sign left out, one too many, or two that changed places.</summary>
/// <remarks>Both sides are compared with each of their signs left out in turn, so that a look-up is as many as the word has signs. A sign
/// changed for another is not guessed at, nor is a short stem: too often they are words of their own (contento, contesto).</remarks>
internal sealed class Spelling
{
    private const int ShortestStem = 6;
    private readonly Dictionary<string, List<string>> shortened = [];

    public Spelling(IEnumerable<string> stems)
    {
        foreach (var stem in stems.Where(stem => stem.Length >= ShortestStem).Order(StringComparer.Ordinal))
        {
            foreach (var form in Forms(stem).Distinct())
            {
                (shortened.TryGetValue(form, out var there) ? there : shortened[form] = []).Add(stem);
            }
        }
    }

    /// <summary>The stem meant, or null.</summary>
    public string? Meant(string written) => written.Length < ShortestStem - 1 ? null
        : Forms(written).SelectMany(form => shortened.GetValueOrDefault(form, [])).FirstOrDefault(stem => IsSlip(written, stem));

    // The first sign is nearly always right.
    private static bool IsSlip(string written, string stem) => written[0] == stem[0] && (written.Length - stem.Length) switch
    {
        0 => written.Order().SequenceEqual(stem.Order()),
        1 or -1 => true,
        _ => false,
    };

    private static IEnumerable<string> Forms(string stem) => Enumerable.Range(0, stem.Length).Select(i => stem.Remove(i, 1)).Prepend(stem);
}
