using System.Globalization;

namespace Retention.Ingest.Mappings;

/// <summary>Brings text to its normal form: ISO dates, a decimal point. What cannot be read stays as it was, and waits in quarantine.</summary>
internal static class Values
{
    /// <summary>The year 2200, past which a number is no second: milliseconds are twelve digits and more.</summary>
    private const long LastSecond = 7_258_118_400;

    /// <summary>A number with a decimal point and without thousands marks.</summary>
    /// <param name="text">The number as it stands in the file.</param>
    /// <param name="style">How the file writes numbers; <see cref="NumberStyle.Auto"/> takes only what needs no knowledge.</param>
    public static string Number(string text, NumberStyle style)
    {
        // Accounting writes what goes off in brackets.
        if (text is ['(', .. var inner, ')'])
        {
            var amount = Number(inner.ToString(), style);
            return Read(amount) is >= 0 ? "-" + amount : text;
        }

        var (thousands, point) = style == NumberStyle.Comma ? ('.', ',') : (',', '.');
        if (style == NumberStyle.Auto || !text.AsSpan().ContainsAny(thousands, point))
        {
            return text;
        }

        var at = text.LastIndexOf(point);
        var whole = at < 0 ? text : text[..at];
        var parts = whole.Split(thousands);
        var grouped = parts.Length == 1 || (parts[0].TrimStart('-', '+').Length is > 0 and <= 3 && parts.Skip(1).All(p => p.Length == 3));
        var plain = string.Concat(parts) + (at < 0 ? "" : "." + text[(at + 1)..]);
        return grouped && decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) ? plain : text;
    }

    /// <summary>Money in the major unit.</summary>
    public static string Major(string text, bool minorUnits) => minorUnits && Read(text) is { } cents ? Write(cents / 100m) : text;

    /// <summary>The sum of numbers, blanks left out; the first that cannot be read where there is one.</summary>
    public static string Sum(IEnumerable<string> numbers)
    {
        var (sum, any) = (0m, false);
        foreach (var number in numbers.Where(n => n.Length > 0))
        {
            if (Read(number) is not { } value)
            {
                return number;
            }

            (sum, any) = (sum + value, true);
        }

        return any ? Write(sum) : "";
    }

    /// <summary>A number without its sign.</summary>
    public static string Absolute(string text) => Read(text) is < 0 ? text.TrimStart('-') : text;

    /// <summary>A total divided by its quantity, to eight decimals; unchanged where either is no number or the quantity is 0.</summary>
    public static string Divide(string text, string by) =>
        Read(text) is { } total && Read(by) is { } n and not 0 and not 1 ? Write(Math.Round(total / n, 8, MidpointRounding.AwayFromZero)) : text;

    /// <summary>A date or time in ISO form.</summary>
    /// <param name="text">The date as it stands in the file.</param>
    /// <param name="order">How the file writes dates.</param>
    /// <param name="zone">Zone of a time that names none; null leaves it.</param>
    public static string Time(string text, DateOrder order, TimeZoneInfo? zone)
    {
        if (order == DateOrder.UnixSeconds)
        {
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < LastSecond
                ? DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
                : text;
        }

        var iso = order == DateOrder.Iso ? text : Iso(text, order);
        if (zone is null || iso.Length <= 10 || iso.EndsWith('Z') || iso.EndsWith("UTC", StringComparison.Ordinal) || iso.AsSpan(10).ContainsAny('+', '-')
            || !DateTime.TryParse(iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return iso;
        }

        return new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone.GetUtcOffset(local)).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFzzz", CultureInfo.InvariantCulture);
    }

    private static string Iso(string text, DateOrder order)
    {
        var cut = text.IndexOfAny([' ', 'T']);
        var date = cut < 0 ? text : text[..cut];
        var parts = date.Split('/', '-', '.');
        if (parts.Length != 3 || parts[0].Length > 2)
        {
            return text;
        }

        var (day, month) = order == DateOrder.DayFirst ? (parts[0], parts[1]) : (parts[1], parts[0]);
        var year = parts[2].Length == 2 ? "20" + parts[2] : parts[2];
        return int.TryParse(year, out var y) && int.TryParse(month, out var m) && int.TryParse(day, out var d) && y is > 1899 and < 2200 && m is > 0 and < 13 && d > 0 && d <= DateTime.DaysInMonth(y, m)
            ? new DateOnly(y, m, d).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + (cut < 0 ? "" : Clock(text[cut..]))
            : text;
    }

    /// <summary>" 1:05 PM" as " 13:05:00"; anything else as it was.</summary>
    private static string Clock(string time) =>
        time.EndsWith('M') || time.EndsWith('m')
            ? TimeOnly.TryParse(time, CultureInfo.InvariantCulture, out var t) ? t.ToString("' 'HH:mm:ss", CultureInfo.InvariantCulture) : time
            : time;

    private static decimal? Read(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string Write(decimal value) => value.ToString("0.########", CultureInfo.InvariantCulture);
}
