using System.Globalization;
using Retention.Analytics.Reports;

namespace Retention.Web.Exports;

/// <summary>Something that the address of a page asks, and what its reports call it.</summary>
/// <param name="Name">In the address.</param>
/// <param name="As">In the reports.</param>
/// <param name="Known">The values there are; null for any text.</param>
public sealed record PageAsk(string Name, string As, IReadOnlyList<string>? Known = null)
{
    private const int LongestText = 200;

    /// <summary>Where the value is a month, a day or a number, its form.</summary>
    public string? Form { get; private init; }

    /// <summary>A month, <c>2026-09</c>.</summary>
    public static PageAsk Month(string name, string? called = null) => new(name, called ?? name) { Form = "yyyy-MM" };

    /// <summary>A day, <c>2026-09-30</c>.</summary>
    public static PageAsk Day(string name) => new(name, name) { Form = "yyyy-MM-dd" };

    /// <summary>A whole number.</summary>
    public static PageAsk Number(string name) => new(name, name) { Form = "0" };

    /// <summary>One of several words.</summary>
    public static PageAsk OneOf(string name, params IReadOnlyList<string> known) => new(name, name, known);

    /// <summary>Any text.</summary>
    public static PageAsk Text(string name) => new(name, name);

    /// <summary>What is asked of every page.</summary>
    public static IReadOnlyList<PageAsk> OfAll { get; } = [Month("month"), Month("from"), Month("to"), OneOf("by", CohortReport.Dimensions), OneOf("view", CohortReport.Views), Text("customer")];

    /// <summary>The value as a report takes it; null where the address does not say it, or says what there is not.</summary>
    public object? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText) return null;
        if (Form is null) return Known is null || Known.Contains(text) ? text : null;
        if (Form == "0") return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }
}
