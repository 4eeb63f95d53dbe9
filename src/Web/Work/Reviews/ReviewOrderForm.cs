using System.Globalization;
using Retention.Analytics.Reviews;

namespace Retention.Web.Work.Reviews;

/// <summary>Which sections are on and where they stand, as somebody set it. Nothing in it is trusted.</summary>
/// <param name="On">The sections that are on.</param>
/// <param name="Place">Their places, in the order of <see cref="ReviewFigures.SectionNames"/>.</param>
/// <param name="Edition">The edition that was in front of them.</param>
public sealed record ReviewOrderForm(IReadOnlyList<string>? On, IReadOnlyList<string>? Place, int Edition)
{
    /// <summary>The sections in the order asked for; those of the same place as they usually stand.</summary>
    public IReadOnlyList<string> Sections => [.. ReviewFigures.SectionNames.Index().Where(one => On?.Contains(one.Item) == true).OrderBy(one => At(one.Index)).Select(one => one.Item)];

    private int At(int index) => Place is { } places && index < places.Count && int.TryParse(places[index], NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : index + 1;
}
