using Retention.Ingest.Mappings;

namespace Retention.Ingest.Loading;

/// <summary>A canonical column, and how its value is taken from a record.</summary>
/// <param name="column">The column.</param>
/// <param name="rule">Where it comes from.</param>
/// <param name="mapping">How the file writes dates, numbers and money.</param>
internal sealed class MappedColumn(CanonicalColumn column, ColumnRule rule, Mapping mapping)
{
    private readonly TimeZoneInfo? zone = mapping.TimesAre is { } name ? TimeZoneInfo.FindSystemTimeZoneById(name) : null;
    private readonly Dictionary<string, int> said = new(StringComparer.Ordinal);

    public string Name => column.Name;

    /// <summary>Whether rows of one key add it up.</summary>
    public bool IsSum => rule.Sum;

    /// <summary>The value in its normal form; empty where the record has none.</summary>
    public string Value(MappedRecord record)
    {
        var text = Taken(record);
        if (text.Length == 0)
        {
            return rule.Constant ?? "";
        }

        if (rule.Values.Count > 0 && rule.Values.FirstOrDefault(v => v.Key.Equals(text, StringComparison.OrdinalIgnoreCase)).Value is { } meant)
        {
            return meant;
        }

        switch (column.Kind)
        {
            case ColumnKind.Time:
                return Values.Time(text, mapping.Dates, zone);
            case ColumnKind.Number or ColumnKind.Money:
                text = Number(text, record);
                return column.Kind == ColumnKind.Money ? Values.Major(text, mapping.MinorUnits) : text;
            default:
                return rule.Numbered ? $"{text}#{Count(text)}" : text;
        }
    }

    private string Taken(MappedRecord record)
    {
        foreach (var name in rule.From)
        {
            if (record.Cell(name) is { Length: > 0 } cell)
            {
                return cell;
            }
        }

        if (rule.Text is not null)
        {
            return TextParts.Fill(rule.Text, record.Cell);
        }

        return rule.Plus.Any(name => record.Cell(name).Length > 0) ? "0" : "";
    }

    private string Number(string text, MappedRecord record)
    {
        text = Values.Number(text, mapping.Numbers);
        text = rule.Plus.Count > 0 ? Values.Sum(rule.Plus.Select(record.Cell).Select(c => Values.Number(c, mapping.Numbers)).Prepend(text)) : text;
        text = rule.DividedBy is { } by && record.Has(by) ? Values.Divide(text, Values.Number(record.Cell(by), mapping.Numbers)) : text;
        return rule.Absolute ? Values.Absolute(text) : text;
    }

    private string Count(string text)
    {
        said[text] = said.GetValueOrDefault(text) + 1;
        return said[text].ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
