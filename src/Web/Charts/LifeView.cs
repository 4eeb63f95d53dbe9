using System.Globalization;
using Retention.Analytics.Lifetimes;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>What the survival curves say, in the reader's words.</summary>
/// <param name="Lives">The curves and the model.</param>
/// <param name="DiscountRate">A year's, as the policy has it.</param>
public sealed record LifeView(LifeReport Lives, decimal DiscountRate)
{
    private const double MonthsInYear = 12;

    /// <summary>Reads the curves of a selection.</summary>
    public static async Task<LifeView> ReadAsync(Warehouse warehouse, Selection selection, string by, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        var rate = decimal.Parse(warehouse.Settings.Policies["discount_rate"], CultureInfo.InvariantCulture);
        return new(await LifeReport.ReadAsync(warehouse, selection, by, cancel), rate);
    }

    /// <summary>The ages that the table shows, in months.</summary>
    public IEnumerable<int> Ages => Enumerable.Range(0, LifeFigure.Months(Lives) + 1).Where(month => month % 3 == 0);

    /// <summary>How long half of a group stays, where the curve says.</summary>
    public string Median(LifeGroup group, Format format, Words words)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(words);
        return group.Curve.Median.Time is { } days ? words["lives.months", format.Number((decimal)(days / LifeReport.DaysInMonth), 1)] : words["lives.median.none"];
    }

    /// <summary>A number of customers.</summary>
    public static string Count(double customers, Format format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return format.Number((decimal)customers);
    }

    /// <summary>The share of a group that stays beyond an age.</summary>
    public static string Survival(LifeGroup group, int month, Format format)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(format);
        return format.Percent((decimal)group.Curve.At(month * LifeReport.DaysInMonth));
    }

    /// <summary>Its interval of 95 %; nothing where there is none, as before anybody left.</summary>
    public static string Interval(LifeGroup group, int month, Format format)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(format);
        var row = group.Curve.Rows.LastOrDefault(row => row.Time <= month * LifeReport.DaysInMonth);
        return row is { Lower: { } lower, Upper: { } upper } ? $"{format.Percent((decimal)lower, 0)}\u2013{format.Percent((decimal)upper, 0)}" : "";
    }

    /// <summary>Whether the groups differ, or why that is not known; null with one group.</summary>
    public string? Difference(Format format, Words words)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(words);
        if (Lives.Test is not { } test) return null;
        if (test.Reason is { } reason) return words["lives.test.none", words[$"not_defined.{reason}"]];
        var found = test.Model!;
        return words[found.PValue < 0.05 ? "lives.test.differ" : "lives.test.alike", format.Number((decimal)found.ChiSquare, 2), found.DegreesOfFreedom, format.Number((decimal)found.PValue, 4)];
    }

    /// <summary>What a new customer's life is worth in months, or why that is not known.</summary>
    public string Expected(Format format, Words words)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(words);
        if (Lives.Model.Reason is { } reason) return words["lives.model.none", words[$"not_defined.{reason}"]];
        var model = Lives.Model.Model!;
        var rate = ShiftedBetaGeometric.RateOfPeriod((double)DiscountRate, MonthsInYear);
        var year = format.Percent((decimal)model.Survival((int)MonthsInYear));
        return model.DiscountedLifetime(rate) is { } months
            ? words["lives.model", year, format.Number((decimal)months, 1), format.Percent(DiscountRate, 1)]
            : words["lives.model.endless", year];
    }
}
