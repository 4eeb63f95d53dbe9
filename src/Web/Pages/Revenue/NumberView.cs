using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Web.Charts;
using Retention.Web.Language;

namespace Retention.Web.Pages.Revenue;

/// <summary>The words and addresses of a list of customers behind a number.</summary>
public sealed class NumberView(NumberReport report, Selection of, Words words)
{
    private static readonly HashSet<string> Numeric = ["day", "mrr", "amount"];

    /// <summary><c>Churn, voluntary · October 2026</c>.</summary>
    public string Title
    {
        get
        {
            var title = report.Asked.Cause is { } cause ? words[$"cause.{cause}"] : words[$"movement.{report.Asked.Movement}"];
            if (report.Asked.IsOfCohort) return words["number.cohort", title, report.Asked.Value ?? words["cohorts.all"], report.Asked.Age];
            if (report.Asked is { IsOfBilling: true, Value: { } value }) title += ", " + BillingTable.Value(value, words);
            if (report.Asked.Subtype is { } subtype) title += ", " + Subtype(subtype);
            return $"{title} · {words.PeriodLong(report.Months.Month.Month, of)}";
        }
    }

    /// <summary>What the number is that the list adds up to.</summary>
    public Definition Definition => report.Asked.Cause is { } cause ? Definition.OfStep(cause, isFigure: false, words) : Definition.OfMovement(report.Asked.Movement!, words);

    /// <summary>What a search keeps of the address.</summary>
    public IEnumerable<(string Name, string Value)> Kept =>
    [
        .. from one in new (string Name, string? Value)[]
           {
               ("month", Links.Month(report.Months.Month.Month)), ("movement", report.Asked.Cause is null ? report.Asked.Movement : null), ("cause", report.Asked.Cause), ("subtype", report.Asked.Subtype),
               ("by", report.Asked.By), ("value", report.Asked.Value), ("view", report.Asked.View), ("age", report.Asked.Age), ("sort", report.Asked.Sort),
           }
           where one.Value is not null
           select (one.Name, one.Value!),
        .. Links.Parts(of),
    ];

    /// <summary>The columns, each with the address that sorts by it.</summary>
    public IEnumerable<(string Name, string Link, string? Sorted, bool IsNumber)> Columns =>
        from name in NumberReport.Columns
        let up = report.Asked.Sort == name
        let down = report.Asked.Sort == "-" + name
        select (name, Address(down || (!up && !Numeric.Contains(name)) ? name : "-" + name, 1),
            up ? "ascending" : down ? "descending" : null, Numeric.Contains(name));

    /// <summary>The page before, or null on the first.</summary>
    public string? Previous => report.Start > 1 ? Address(report.Asked.Sort!, Math.Max(1, report.Start - NumberReport.PageSize)) : null;

    /// <summary>The page after, or null on the last.</summary>
    public string? Next => report.Last < report.Totals.Found ? Address(report.Asked.Sort!, report.Last + 1) : null;

    /// <summary>The whole list as a file, searched and sorted as it is shown.</summary>
    public string Export => Address(report.Asked.Sort!, 1) + "&handler=csv";

    /// <summary>Why a customer is in the list; a dash for a balance.</summary>
    public string Why(CustomerBehind row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Movement is null) return Format.Nothing;
        if (report.Asked.Cause is not null) return words[$"cause.{row.Movement}"];
        return row.Subtype is null ? words[$"movement.{row.Movement}"] : $"{words[$"movement.{row.Movement}"]}, {Subtype(row.Subtype)}";
    }

    /// <summary>Where a customer of the list leads: to its own part of the reconciliation, or to its page.</summary>
    public string Customer(CustomerBehind row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return report.Asked.Cause is null ? Links.Customer(row.CustomerId) : Links.Reconciliation(report.Months.Month.Month, row.CustomerId);
    }

    private string Subtype(string subtype) => words.Has("subtype." + subtype) ? words[$"subtype.{subtype}"] : subtype;

    private string Address(string sort, int start) =>
        "?" + string.Join('&', Kept.Where(one => one.Name != "sort").Append(("sort", sort)).Append(("start", start.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            .Concat(report.Asked.Q is { } q ? [("q", q)] : []).Select(one => $"{one.Item1}={Links.Escape(one.Item2)}"));
}
