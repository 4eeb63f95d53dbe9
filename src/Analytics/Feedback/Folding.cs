using System.Globalization;
using System.Text;

namespace Retention.Analytics.Feedback;

/// <summary>Letters as they are compared: in lower case, without accents.</summary>
internal static class Folding
{
    // Latin letters with their marks, from À to the end of Latin Extended-B.
    private const int First = 0xC0;
    private const int End = 0x250;
    private static readonly char[] Latin = [.. Enumerable.Range(First, End - First).Select(c => Base((char)c))];

    /// <summary>The letter or figure that a sign stands for; '\0' where it is neither.</summary>
    public static char Fold(char sign) => sign switch
    {
        >= 'a' and <= 'z' or >= '0' and <= '9' => sign,
        >= 'A' and <= 'Z' => (char)(sign | 0x20),
        < (char)First => '\0',
        < (char)End => Latin[sign - First],
        _ => char.IsLetterOrDigit(sign) ? char.ToLowerInvariant(sign) : '\0',
    };

    /// <summary>Whether a sign only adds a mark to the letter before it.</summary>
    public static bool IsMark(char sign) => sign >= 0x300 && CharUnicodeInfo.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark;

    /// <summary>A word as it is compared.</summary>
    public static string Fold(string word) => string.Concat(word.Select(Fold).Where(c => c != '\0'));

    private static char Base(char sign) => char.IsLetter(sign) ? char.ToLowerInvariant(sign.ToString().Normalize(NormalizationForm.FormD)[0]) : '\0';
}
