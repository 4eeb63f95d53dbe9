using System.Globalization;
using System.Text;

namespace Retention.Analytics.Export;

/// <summary>Writes the cells of a sheet as XML, straight into bytes: through objects a million rows take many times as long.</summary>
internal sealed class CellXml(Stream target) : IDisposable
{
    /// <summary>How many characters a cell holds.</summary>
    public const int LongestText = 32_767;

    private const int Room = 1 << 16;

    // A sheet keeps 15 digits.
    private const long MostWhole = 999_999_999_999_999;

    private static readonly DateOnly FirstDay = new(1900, 1, 1);
    private static readonly DateOnly FirstMarch = new(1900, 3, 1);
    private readonly byte[] buffer = new byte[Room];
    private int used;

    /// <summary>Writes XML as it is.</summary>
    public void Raw(ReadOnlySpan<byte> xml)
    {
        if (xml.Length > Room - used) Flush();
        if (xml.Length > Room)
        {
            target.Write(xml);
            return;
        }

        xml.CopyTo(buffer.AsSpan(used));
        used += xml.Length;
    }

    /// <summary>Writes XML as it is.</summary>
    public void Raw(string xml) => Raw(Encoding.UTF8.GetBytes(xml));

    /// <summary>Writes a value.</summary>
    public void Number<T>(T value) where T : IUtf8SpanFormattable
    {
        if (Room - used < 64) Flush();
        value.TryFormat(buffer.AsSpan(used), out var written, default, CultureInfo.InvariantCulture);
        used += written;
    }

    /// <summary>Writes a cell; nothing for null.</summary>
    /// <param name="column">Letters of the column.</param>
    /// <param name="row">Number of the row.</param>
    /// <param name="value">What it holds.</param>
    /// <param name="style">How it is shown, where it is what the column expects.</param>
    public void Cell(ReadOnlySpan<byte> column, int row, object? value, Style style)
    {
        switch (value)
        {
            case null or DBNull: break;
            case string text: Text(column, row, text, style); break;
            case decimal number: Numeric(column, row, number, Shown(style == Style.Text ? Style.Number : style, decimal.IsInteger(number))); break;
            case int whole: Numeric(column, row, whole, style == Style.Text ? Style.Whole : style); break;
            case long or ulong or Int128 or UInt128 or System.Numerics.BigInteger: Whole(column, row, (IFormattable)value, style); break;
            case double real when double.IsFinite(real): Numeric(column, row, real, Shown(style, double.IsInteger(real))); break;
            case float real when float.IsFinite(real): Numeric(column, row, (double)real, style); break;
            case bool flag: Open(column, row, Style.Plain, " t=\"b\"><v>"u8); Raw(flag ? "1</v></c>"u8 : "0</v></c>"u8); break;
            case DateOnly day: Day(column, row, day, 0, style == Style.Text ? Style.Day : style); break;
            case DateTime moment: Day(column, row, DateOnly.FromDateTime(moment), moment.TimeOfDay.TotalDays, style == Style.Text ? Style.Moment : style); break;
            case IFormattable other: Text(column, row, other.ToString(null, CultureInfo.InvariantCulture), Style.Text); break;
            default: Text(column, row, $"{value}", Style.Text); break;
        }
    }

    /// <summary>Writes a cell with a formula and what it came to when it was written.</summary>
    public void Formula(ReadOnlySpan<byte> column, int row, string formula, decimal value, Style style)
    {
        Open(column, row, style, "><f>"u8);
        Escaped(formula);
        Raw("</f><v>"u8);
        Number(value);
        Raw("</v></c>"u8);
    }

    /// <summary>Sends what waits.</summary>
    public void Flush()
    {
        target.Write(buffer, 0, used);
        used = 0;
    }

    /// <inheritdoc/>
    public void Dispose() => Flush();

    private void Numeric<T>(ReadOnlySpan<byte> column, int row, T value, Style style) where T : IUtf8SpanFormattable
    {
        Open(column, row, style, "><v>"u8);
        Number(value);
        Raw("</v></c>"u8);
    }

    // A whole one would be shown with a point behind it, or two zeros that say nothing.
    private static Style Shown(Style style, bool isWhole) => isWhole && (style == Style.Number || style == Style.Rounded) ? Style.Whole : style;

    private void Whole(ReadOnlySpan<byte> column, int row, IFormattable value, Style style)
    {
        if (value is long number and >= -MostWhole and <= MostWhole) Numeric(column, row, number, style == Style.Text ? Style.Whole : style);
        else Text(column, row, value.ToString(null, CultureInfo.InvariantCulture), Style.Text);
    }

    /// <summary>A sheet counts days from 1900 and believes in a 29 February of that year; what is earlier is written as text.</summary>
    private void Day(ReadOnlySpan<byte> column, int row, DateOnly day, double time, Style style)
    {
        if (day < FirstDay)
        {
            Text(column, row, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Style.Text);
            return;
        }

        var number = day.DayNumber - FirstDay.DayNumber + (day < FirstMarch ? 1 : 2);
        if (time == 0) Numeric(column, row, number, style);
        else Numeric(column, row, number + time, style);
    }

    private void Text(ReadOnlySpan<byte> column, int row, string text, Style style)
    {
        if (text.Length > LongestText) throw new ArgumentException($"A cell holds at most {LongestText} characters.", nameof(text));
        // Marked as text, so that it does not become a formula when somebody opens the cell and leaves it again.
        var runs = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';
        Open(column, row, runs ? Style.Quoted : style is Style.Wrapped or Style.Title or Style.Label ? style : Style.Text, " t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
        Escaped(text);
        Raw("</t></is></c>"u8);
    }

    private void Open(ReadOnlySpan<byte> column, int row, Style style, ReadOnlySpan<byte> rest)
    {
        Raw("<c r=\""u8);
        Raw(column);
        Number(row);
        Raw("\" s=\""u8);
        Number((int)style);
        Raw("\""u8);
        Raw(rest);
    }

    private void Escaped(string text) => Raw(XmlText.Escape(text));
}
