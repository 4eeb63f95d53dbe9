using System.Globalization;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>The words, colours and addresses of the cohorts.</summary>
public sealed class CohortView(CohortReport report, Selection of, Words words, Format format)
{
    /// <summary>The report.</summary>
    public CohortReport Report => report;

    /// <summary>Whose cohorts they are.</summary>
    public Selection Of => of;

    /// <summary>The same page with one thing changed.</summary>
    public string Address(string? by = null, string? view = null, string? measure = null) =>
        $"?by={by ?? report.By}&view={view ?? report.View}&measure={measure ?? report.Measure}&month={Links.Month(report.Months.Month.Month)}{Links.And(of)}";

    /// <summary>A row by the name people know it by.</summary>
    public string Name(CohortRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Kind switch
        {
            "all" => words["cohorts.all"],
            "others" => words["breakdown.others"],
            _ when row.Value is null => words["breakdown.blank"],
            _ when report.By == "month" => format.Month(DateOnly.ParseExact(row.Value, "yyyy-MM", CultureInfo.InvariantCulture)),
            _ when report.By == "quarter" => words["cohorts.quarter", row.Value[..4], row.Value[^1..]],
            _ => row.Value,
        };
    }

    /// <summary>What a cell shows, in per cent.</summary>
    public string Text(CohortCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return format.Hundredths(cell.Of(report.Measure));
    }

    /// <summary>Its colour, by tenths up to what there was at the start, and beyond; hatched while it is not complete.</summary>
    public string Shade(CohortCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        var shade = cell.Of(report.Measure) switch
        {
            null => "none",
            > 1.25m => "over-2",
            > 1.005m => "over-1",
            var part => ((int)Math.Clamp(part.Value * 10m, 0m, 10m)).ToString(CultureInfo.InvariantCulture),
        };
        return $"heat-{shade}{(cell.IsComplete ? "" : " open")}";
    }

    /// <summary>What stands behind a cell, in words.</summary>
    public string Hover(CohortRow row, CohortCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        var (at, start) = report.Measure switch
        {
            "logo" => (format.Number(cell.Customers), format.Number(cell.N)),
            "grr" => (format.Money(cell.KeptMrr, report.Currency), format.Money(cell.StartMrr, report.Currency)),
            _ => (format.Money(cell.Mrr, report.Currency), format.Money(cell.StartMrr, report.Currency)),
        };
        return words["cohorts.cell", Name(row), cell.Age, at, start] + (cell.IsComplete ? "" : " " + words["cohorts.open"]);
    }

    /// <summary>The customers of a cell; null where a row has none of its own.</summary>
    public string? Link(CohortRow row, CohortCell cell)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(cell);
        return row.Kind == "others" ? null : Links.Customers(
            report.Months.Month.Month, report.Measure == "grr" ? "cohort_kept" : "cohort", of,
            ("by", report.By), ("value", row.Kind == "all" ? null : row.Value ?? "~"), ("view", report.View), ("age", $"{cell.Age}"));
    }
}
