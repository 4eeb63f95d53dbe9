using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Retention.Web.Commands.Answers;

/// <summary>One value as text, or as a JSON value. Always the invariant culture: what a program reads must not change with the machine.</summary>
internal static class Cell
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Money with four decimals, rounded half up, away from zero (metrics.md, principle 5).</summary>
    public static string Money(decimal amount) =>
        decimal.Round(amount, 4, MidpointRounding.AwayFromZero).ToString("0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture);

    /// <summary>A month as YYYY-MM.</summary>
    public static string Month(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The value as text; null for an unknown one.</summary>
    public static string? Text(object? value, CellFormat format = CellFormat.AsIs) => (value, format) switch
    {
        (null or DBNull, _) => null,
        (decimal d, CellFormat.Money) => Money(d),
        (decimal d, CellFormat.Trimmed) => d.ToString("0.########", CultureInfo.InvariantCulture),
        (DateOnly d, CellFormat.Month) => Month(d),
        (string s, _) => s,
        (bool b, _) => b ? "true" : "false",
        (decimal d, _) => d.ToString(CultureInfo.InvariantCulture),
        (DateOnly d, _) => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (DateTime d, _) => d.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        (DateTimeOffset d, _) => d.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFzzz", CultureInfo.InvariantCulture),
        (byte[] b, _) => Convert.ToHexStringLower(b),
        (IEnumerable list, _) => JsonSerializer.Serialize(Tree(list), Plain),
        (IFormattable f, _) => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>Whether the value is set to the right in a table.</summary>
    public static bool IsNumber(object? value) => value is decimal or double or float or int or long or short or byte or sbyte or uint or ulong or ushort or Int128 or UInt128;

    /// <summary>Writes the value; numbers keep their digits, what JSON cannot say as a number is text.</summary>
    public static void Write(Utf8JsonWriter json, object? value, CellFormat format)
    {
        switch (value)
        {
            case null or DBNull:
                json.WriteNullValue();
                break;
            case bool b:
                json.WriteBooleanValue(b);
                break;
            case double d when !double.IsFinite(d):
            case float f when !float.IsFinite(f):
                json.WriteStringValue(Text(value));
                break;
            case decimal d:
                WriteDigits(json, format == CellFormat.Money ? decimal.Round(d, 4, MidpointRounding.AwayFromZero) : d, format switch { CellFormat.Money => "0.0000;-0.0000;0.0000", CellFormat.Trimmed => "0.########", _ => "" });
                break;
            case int or long or short or byte or double or float:
                WriteDigits(json, (IUtf8SpanFormattable)value, "");
                break;
            case var number when IsNumber(number):
                json.WriteRawValue(Text(number, format)!);
                break;
            case string or byte[]:
                json.WriteStringValue(Text(value));
                break;
            case IEnumerable list:
                JsonSerializer.Serialize(json, Tree(list), Plain);
                break;
            default:
                json.WriteStringValue(Text(value, format));
                break;
        }
    }

    private static void WriteDigits(Utf8JsonWriter json, IUtf8SpanFormattable number, string format)
    {
        Span<byte> digits = stackalloc byte[128];
        number.TryFormat(digits, out var length, format, CultureInfo.InvariantCulture);
        json.WriteRawValue(digits[..length], skipInputValidation: true);
    }

    /// <summary>Lists, structs and maps as what the serializer knows.</summary>
    private static object? Tree(object? value) => value switch
    {
        null or DBNull => null,
        string s => s,
        bool or byte or short or int or long or decimal or double or float => value,
        IDictionary map => map.Keys.Cast<object>().ToDictionary(key => Text(key) ?? "", key => Tree(map[key])),
        byte[] => Text(value),
        IEnumerable list => list.Cast<object?>().Select(Tree).ToList(),
        _ => Text(value),
    };
}
