using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Retention.Analytics.Export;

/// <summary>Text as the XML of a sheet holds it: signs that XML has no place for are written as <c>_x0007_</c>, as the format says.</summary>
internal static partial class XmlText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\r_\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000b\u000c\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\ufffe\uffff");

    /// <summary>The text, ready to stand between two tags.</summary>
    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny(Special) && !HasLoneSurrogate(text)) return text;
        // What looks like an escape in the text itself is escaped, so that it comes back as it was.
        text = Escaped().Replace(text, "_x005F_$1");
        var all = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var sign = text[i];
            if (char.IsHighSurrogate(sign) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) all.Append(sign).Append(text[++i]);
            else if (char.IsSurrogate(sign)) all.Append('\uFFFD');
            else _ = sign switch
            {
                '&' => all.Append("&amp;"),
                '<' => all.Append("&lt;"),
                '>' => all.Append("&gt;"),
                '\t' or '\n' => all.Append(sign),
                < ' ' or '\uFFFE' or '\uFFFF' => all.Append("_x").Append(((int)sign).ToString("X4", CultureInfo.InvariantCulture)).Append('_'),
                _ => all.Append(sign),
            };
        }

        return all.ToString();
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return true;
            i++;
        }

        return false;
    }

    [GeneratedRegex("_(x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escaped();
}
