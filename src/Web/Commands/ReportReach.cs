using System.Text.RegularExpressions;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;
using Retention.Web.Work;

namespace Retention.Web.Commands;

/// <summary>What a report asks for, and how it is held to a book.</summary>
/// <param name="Page">The report.</param>
/// <param name="Names">Its parameters, those filled in by the app left out; <c>customer</c> for its key.</param>
/// <param name="IsSelected">Whether it is about the customers of a filter.</param>
/// <param name="IsOfCustomer">Whether it asks for a customer.</param>
/// <param name="IsCut">Whether it gives a part of a list by <c>start</c> and <c>size</c>.</param>
internal sealed partial record ReportReach(BookPage Page, IReadOnlyList<string> Names, bool IsSelected, bool IsOfCustomer, bool IsCut)
{
    private static readonly Lazy<IReadOnlyList<ReportReach>> Known = new(() => [.. AskedReport.Printable.Select(Of)]);

    /// <summary>A report by its name.</summary>
    public static ReportReach Of(string name) => All.First(report => report.Page.Name == name);

    /// <summary>Every report there is.</summary>
    public static IReadOnlyList<ReportReach> All => Known.Value;

    /// <summary>Those of its parameters that people have written.</summary>
    public IReadOnlyList<string> Fills { get; private init; } = [];

    /// <summary>What a report asks for.</summary>
    public static ReportReach Of(BookPage page)
    {
        var text = SqlBook.Current.Text(page);
        var all = ReportParameters.Read(page with { Sql = text }, []).Keys.ToList();
        var isCut = all.Contains("start") && all.Contains("size");
        var isOfCustomer = all.Contains(ReportParameters.CustomerKey) || all.Contains("customer");
        var names = all.Where(name => !WrittenValues.Names.Contains(name) && name != ReportParameters.CustomerKey && !(isCut && name is "start" or "size") && !name.StartsWith("selected_", StringComparison.Ordinal));
        return new(page, [.. names.Concat(isOfCustomer ? ["customer"] : []).Distinct()], IsHeld(text), isOfCustomer, isCut) { Fills = [.. all.Where(WrittenValues.Names.Contains)] };
    }

    // The calendar alone is not about customers.
    private static bool IsHeld(string text) =>
        Selected().Matches(Comment().Replace(text, "")).Any(match => match.Value is not ("selected_months" or "selected_calendar" or "selected_length" or "selected_grain" or "selected_dimension"))
        && Selection.Of("csm", "x").InFrontOf(text, "segment").Sql != text;

    [GeneratedRegex(@"\b(?:selected|monthly)_[a-z]+\b")]
    private static partial Regex Selected();

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Comment();
}
