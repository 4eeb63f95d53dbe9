using System.Globalization;

namespace Retention.Web.Work;

/// <summary>Reads a number as somebody typed it, in the way of writing of their culture.</summary>
public static class TypedNumber
{
    /// <summary>The number; null where it is none. A separator of thousands counts only before three digits: in Spanish 1.5 is a mistake and not 15.</summary>
    public static decimal? Read(string? text, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        var typed = (text ?? "").Trim().Trim('%', '€', '$', '£', '¥').Trim().Replace('\u2212', '-');
        var sign = typed.StartsWith('-') ? "-" : "";
        var digits = sign.Length > 0 || typed.StartsWith('+') ? typed[1..].Trim().TrimStart('€', '$', '£', '¥') : typed;
        var parts = digits.Split(culture.NumberFormat.NumberDecimalSeparator);
        var thousands = string.Concat(parts[0].Select(letter => char.IsWhiteSpace(letter) ? "," : letter.ToString())).Replace(culture.NumberFormat.NumberGroupSeparator, ",", StringComparison.Ordinal).Split(',');
        var isWritten = parts.Length <= 2 && parts.Skip(1).Concat(thousands).All(part => part.Length > 0 && part.All(char.IsAsciiDigit))
            && (thousands.Length == 1 || (thousands[0].Length <= 3 && thousands.Skip(1).All(part => part.Length == 3)));
        var plain = sign + string.Concat(thousands) + (parts.Length == 2 ? "." + parts[1] : "");
        return isWritten && decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
