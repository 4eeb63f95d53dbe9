using System.Data.Common;
using System.Globalization;
using Retention.Analytics.Lifetimes;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>What the customers of today are still expected to leave: MRR x margin x the months the fitted sBG model expects of their age.</summary>
/// <param name="Model">Fitted on the months of start of the selection; its reason where there is none.</param>
/// <param name="By">What the rows are split by.</param>
/// <param name="Parts">The largest MRR first, the total last; none without a model.</param>
/// <param name="Why">What the value lacks: <c>no_margin</c>, or <c>endless</c> where the expected life grows without end at a discount rate of 0; null where it is defined or there is no model.</param>
public sealed record ResidualReport(Fitted<ShiftedBetaGeometric> Model, string By, IReadOnlyList<ResidualPart> Parts, string? Why)
{
    private const double MonthsInYear = 12;

    /// <summary>Fits the model and values everybody, in one snapshot.</summary>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="selection">Which customers.</param>
    /// <param name="by">One of <see cref="CustomerWorth.Dimensions"/>.</param>
    /// <param name="cancel">Stops the queries.</param>
    public static Task<ResidualReport> ReadAsync(Warehouse warehouse, Selection selection, string by, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        return warehouse.ReadOnceAsync($"residual {by} {selection}", async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            var (model, expected) = await FitAsync(warehouse, connection, selection, stop);
            if (model.Model is null) return new ResidualReport(model, by, [], null);
            if (expected is null) return new(model, by, [], "endless");
            var parts = await ReportSql.ReadAsync(
                connection, selection, "residual",
                row => new ResidualPart(row.Text("kind")!, row.Text("value"), row.Count("customers"), row.Amount("mrr"), row.Amount("months"), row.AmountOrNull("worth")),
                stop, ("by", by), ("expected", expected));
            return new(model, by, parts, parts.Any(part => part.Worth is null) ? "no_margin" : null);
        }, cancel);
    }

    /// <summary>Hands over every customer with its value, the most valuable first.</summary>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="selection">Which customers.</param>
    /// <param name="each">Takes a customer; the next one is read when it returns.</param>
    /// <param name="cancel">Stops the queries.</param>
    /// <returns>Why there is no value; null where there is.</returns>
    public static Task<string?> ExportAsync(Warehouse warehouse, Selection selection, Func<ResidualCustomer, Task> each, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(each);
        return warehouse.ReadAsync<string?>(async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            var (model, expected) = await FitAsync(warehouse, connection, selection, stop);
            if (model.Reason is { } reason) return reason.ToString();
            if (expected is null) return "endless";
            var selected = selection.InFrontOf(ReportSql.Text("residual_customers"));
            await foreach (var customer in ReportSql.EachAsync(connection, selected.Sql, Row, [("expected", expected), .. selected.Parameters], stop)) await each(customer);
            return null;
        }, cancel);
    }

    // The model says what is to come of each age, the book what that is worth.
    private static async Task<(Fitted<ShiftedBetaGeometric> Model, string? Expected)> FitAsync(Warehouse warehouse, DbConnection connection, Selection selection, CancellationToken cancel)
    {
        var survivors = await LifeReport.SurvivorsAsync(connection, selection, cancel);
        var model = ShiftedBetaGeometric.Fit(Renewals.Of(survivors));
        if (model.Model is not { } found) return (model, null);
        var yearly = double.Parse(warehouse.Settings.Policies["discount_rate"], CultureInfo.InvariantCulture);
        var rate = ShiftedBetaGeometric.RateOfPeriod(yearly, MonthsInYear);
        var months = found.DiscountedResidualLifetimes(survivors.Max(cohort => cohort.Count) + 1, rate < ShiftedBetaGeometric.LeastRate ? 0 : rate);
        return (model, months.Any(month => month is null) ? null : string.Join(',', months.Select(month => month!.Value.ToString("R", CultureInfo.InvariantCulture))));
    }

    private static ResidualCustomer Row(DbDataReader row) =>
        new(row.Text("customer_id")!, row.Text("name")!, (int)row["age"], row.Amount("mrr"), row.Amount("months"), row.AmountOrNull("worth"));
}

/// <summary>The customers with one value of an attribute and what they are still expected to leave.</summary>
/// <param name="Kind"><c>value</c>, <c>others</c> (small ones folded) or <c>total</c>.</param>
/// <param name="Value">The value; null where customers have none.</param>
/// <param name="Customers">Who pays on the as-of day.</param>
/// <param name="Mrr">What they pay.</param>
/// <param name="Months">Discounted months still to come, the mean of its customers.</param>
/// <param name="Worth">Gross profit still to come, discounted; null without a margin.</param>
public sealed record ResidualPart(string Kind, string? Value, long Customers, decimal Mrr, decimal Months, decimal? Worth);

/// <summary>A customer and what it is still expected to leave.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name.</param>
/// <param name="Age">Whole months since its first day with MRR.</param>
/// <param name="Mrr">What it pays on the as-of day.</param>
/// <param name="Months">Discounted months still to come of that age.</param>
/// <param name="Worth">MRR x margin x months; null without a margin.</param>
public sealed record ResidualCustomer(string CustomerId, string Name, int Age, decimal Mrr, decimal Months, decimal? Worth);
