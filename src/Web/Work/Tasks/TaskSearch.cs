using System.Globalization;
using System.Text;

namespace Retention.Web.Work.Tasks;

/// <summary>How tasks are found by the name of their customer: neither capitals nor accents count, on either database.</summary>
internal static class TaskSearch
{
    /// <summary>How much of a name is compared: an index of PostgreSQL takes no long text.</summary>
    public const int Longest = 200;

    /// <summary>A text as it is compared.</summary>
    public static string Fold(string text)
    {
        StringBuilder folded = new();
        foreach (var sign in text.ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(sign => sign != '\0' && CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark)) folded.Append(sign);
        var whole = folded.ToString().Normalize(NormalizationForm.FormC);
        return whole.Length <= Longest ? whole : whole[..(char.IsHighSurrogate(whole[Longest - 1]) ? Longest - 1 : Longest)];
    }

    /// <summary>What a name that holds the text is <c>like</c>, with <c>!</c> before the signs that mean more.</summary>
    public static string Like(string text) =>
        "%" + Fold(text).Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal) + "%";
}
