using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Commands;

/// <summary>Gives a report what it asks for by name (<c>$month</c>); what is not given is null, and the report then takes its default.</summary>
internal static partial class ReportParameters
{
    /// <summary>A parameter that people give by <c>customer</c>, the customer's id.</summary>
    public const string CustomerKey = "customer_key";

    /// <summary>Every parameter of the report, with what was given, else what its header says under <c>defaults</c>, else null.</summary>
    /// <exception cref="WrongUseException">Something is given that the report does not ask for.</exception>
    public static Dictionary<string, object?> Read(BookPage page, IReadOnlyList<string> given)
    {
        List<string> names = [.. Name().Matches(Comment().Replace(page.Sql, "")).Select(match => match.Groups[1].Value).Distinct()];
        var values = names.ToDictionary(name => name, _ => (object?)null);
        foreach (var usual in (page.Header.GetValueOrDefault("defaults") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (usual.Split('=', 2) is [var name, var otherwise]) values[name] = otherwise;
        }

        foreach (var text in given)
        {
            var (name, value) = text.Split('=', 2) is [var before, var after] ? (before.Trim(), after.Trim()) : throw new WrongUseException($"--set takes NAME=VALUE, such as month=2024-06, and not '{text}'.");
            if (name == "customer" && values.ContainsKey(CustomerKey))
            {
                // A report may ask for both: what the marts know a customer by, and what the files do.
                if (values.ContainsKey(name)) values[name] = value;
                name = CustomerKey;
            }
            else if (!values.ContainsKey(name))
            {
                throw new WrongUseException($"The report {page.Name} does not take '{name}'{Near.Suggest(name, names)}: it takes {(names is [] ? "nothing" : string.Join(", ", names.Select(one => one == CustomerKey ? "customer" : one)))}.");
            }

            // An id or a word of figures alone is text all the same.
            values[name] = name is CustomerKey or "customer" or "find" or "after" or "until" ? value : Typed(value);
        }

        return values;
    }

    /// <summary>Adds parameters to a command.</summary>
    public static void Fill(DbCommand command, IEnumerable<(string Name, object? Value)> values)
    {
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
    }

    /// <summary>A day, a month (its first day), a whole number, or text.</summary>
    private static object Typed(string value) =>
        DateOnly.TryParseExact(value, ["yyyy-MM-dd", "yyyy-MM"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : value;

    [GeneratedRegex(@"\$([a-z_]+)\b")]
    private static partial Regex Name();

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Comment();
}
