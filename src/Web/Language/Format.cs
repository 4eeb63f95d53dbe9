using System.Globalization;

namespace Retention.Web.Language;

/// <summary>
/// Numbers, money, percent and dates as the reader's culture writes them. A missing value is a dash, never a zero.
/// </summary>
public sealed class Format
{
    /// <summary>What stands for a value that is not there.</summary>
    public const string Nothing = "–";

    private const char Minus = '\u2212';

    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    /// <summary>A count or a plain number: <c>12,345</c> or <c>12.345</c>.</summary>
    public string Number(decimal? value, int decimals = 0) => value is { } number ? Write(number, "N" + Digits(decimals)) : Nothing;

    /// <summary>Money with the currency's sign: <c>€1,234.50</c> or <c>1.234,50 €</c>; whole units unless decimals are asked for.</summary>
    public string Money(decimal? value, string? currency, int decimals = 0) => value is { } amount ? Currency(amount, currency, "N" + Digits(decimals)) : Nothing;

    /// <summary>A change of money with its sign always shown: <c>+€1,234</c>, <c>−€56</c>.</summary>
    public string MoneyChange(decimal? value, string? currency, int decimals = 0) => value is { } amount ? Plus(amount) + Money(amount, currency, decimals) : Nothing;

    /// <summary>Money for an axis or a label that has little room: <c>€386.4k</c>, <c>€1.2M</c>.</summary>
    public string MoneyShort(decimal? value, string? currency) => value switch
    {
        null => Nothing,
        { } amount when Math.Abs(amount) >= 1_000_000m => Currency(amount / 1_000_000m, currency, "0.#", "M"),
        { } amount when Math.Abs(amount) >= 1_000m => Currency(amount / 1_000m, currency, "0.#", "k"),
        { } amount => Currency(amount, currency, "0"),
    };

    /// <summary>A fraction as percent: 0.0734 is <c>7.3 %</c>, with a space that does not break, in both languages.</summary>
    public string Percent(decimal? fraction, int decimals = 1) => fraction is { } value ? Write(value * 100m, "N" + Digits(decimals)) + "\u00a0%" : Nothing;

    /// <summary>A fraction in whole per cent without its sign, where a table says so once: <c>73</c>.</summary>
    public string Hundredths(decimal? fraction) => fraction is { } value ? Write(value * 100m, "N0") : Nothing;

    /// <summary>The difference of two fractions in percentage points, with its sign: <c>−0.4 pt</c>.</summary>
    public string Points(decimal? fraction, int decimals = 1) => fraction is { } value ? Plus(value) + Write(value * 100m, "N" + Digits(decimals)) + "\u00a0pt" : Nothing;

    /// <summary>A number with its sign always shown.</summary>
    public string NumberChange(decimal? value, int decimals = 0) => value is { } number ? Plus(number) + Number(number, decimals) : Nothing;

    /// <summary>A day: <c>20 Nov 2026</c>, <c>20 nov 2026</c>.</summary>
    public string Day(DateOnly? day) => day?.ToString("d MMM yyyy", Culture) ?? Nothing;

    /// <summary>A figure of a model; a dash where it is not defined.</summary>
    public string Real(double? value, int decimals = 1) => Number(Defined(value), decimals);

    /// <summary>A difference of figures of a model, with its sign.</summary>
    public string RealChange(double? value, int decimals = 1) => NumberChange(Defined(value), decimals);

    /// <summary>Money as a model reckons it, in whole units.</summary>
    public string Amount(double? value, string? currency) => Money(Defined(value), currency);

    /// <summary>A share or a chance of a model as a percentage.</summary>
    public string Share(double? value, int decimals = 1) => Percent(Defined(value), decimals);

    /// <summary>A month by its short name: <c>Oct 2026</c>.</summary>
    public string Month(DateOnly? month) => month?.ToString("MMM yyyy", Culture) ?? Nothing;

    /// <summary>A month by its full name, first letter as the culture has it inside a sentence: <c>October 2026</c>, <c>octubre de 2026</c>.</summary>
    public string MonthLong(DateOnly? month) => month?.ToString("Y", Culture) ?? Nothing;

    /// <summary>A time of day on a day: <c>20 Nov 2026, 06:10</c>. The value is already in the zone to show.</summary>
    public string Time(DateTime? time) => time?.ToString("d MMM yyyy, HH:mm", Culture) ?? Nothing;

    /// <summary>How long something took: <c>0.4 s</c>, <c>12 s</c>, <c>3 min 5 s</c>.</summary>
    public string Took(TimeSpan? took) => took switch
    {
        null => Nothing,
        { TotalSeconds: < 10 } time => Write((decimal)time.TotalSeconds, "0.0") + "\u00a0s",
        { TotalMinutes: < 1 } time => Write((decimal)time.TotalSeconds, "0") + "\u00a0s",
        { TotalHours: < 1 } time => $"{time.Minutes}\u00a0min {time.Seconds}\u00a0s",
        { } time => $"{(long)time.TotalHours}\u00a0h {time.Minutes}\u00a0min",
    };

    /// <summary>The size of a file: <c>4.6 MB</c>.</summary>
    public string Size(long? bytes) => bytes switch
    {
        null => Nothing,
        >= 100 << 20 => Write(bytes.Value / 1048576m, "N0") + "\u00a0MB",
        >= 1 << 20 => Write(bytes.Value / 1048576m, "N1") + "\u00a0MB",
        >= 1 << 10 => Write(bytes.Value / 1024m, "N0") + "\u00a0kB",
        _ => Write(bytes.Value, "N0") + "\u00a0B",
    };

    private static string Currency(decimal amount, string? currency, string format, string suffix = "")
    {
        var sign = Sign(currency);
        var number = Math.Abs(amount).ToString(format, Culture) + suffix;
        var negative = number.Any(letter => letter is >= '1' and <= '9') && amount < 0 ? Minus.ToString() : "";
        if (sign.Length == 0) return negative + number;
        var trails = Culture.NumberFormat.CurrencyPositivePattern is 1 or 3;
        return trails ? $"{negative}{number}\u00a0{sign}" : $"{negative}{sign}{(sign.Length > 1 ? "\u00a0" : "")}{number}";
    }

    private static string Sign(string? currency) => currency?.ToUpperInvariant() switch
    {
        null or "" => "",
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        "JPY" => "¥",
        var code => code,
    };

    private static decimal? Defined(double? value) => value is { } known && double.IsFinite(known) ? (decimal)known : null;

    private static string Plus(decimal value) => value > 0 ? "+" : "";

    private static string Write(decimal value, string format) => value.ToString(format, Culture).Replace('-', Minus);

    private static string Digits(int decimals) => decimals.ToString(CultureInfo.InvariantCulture);
}
