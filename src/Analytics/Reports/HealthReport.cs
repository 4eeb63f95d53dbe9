using System.Data.Common;
using System.Globalization;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>What an address asks of the customers by health. Nothing in it is trusted.</summary>
public sealed record HealthRequest
{
    /// <summary>One of <see cref="HealthReport.Bands"/>; all of them where it is none.</summary>
    public string? Band { get; init; }

    /// <summary>One of <see cref="HealthReport.Sorts"/>.</summary>
    public string? Sort { get; init; }

    /// <summary>Part of a name or an id.</summary>
    public string? Find { get; init; }

    /// <summary>The first row to show, from 1.</summary>
    public string? Start { get; init; }
}

/// <summary>Who is likely to leave, why, and who changed. Source: Sql/reports/health_list.sql and its neighbours.</summary>
/// <param name="State">The latest run; null where nobody was scored yet.</param>
/// <param name="Asked">The request, mended where it could not be followed.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Bands">Customers and MRR by band, the total last.</param>
/// <param name="Spread">Customers by their chance of leaving.</param>
/// <param name="Movers">Who fell and who rose most in a month.</param>
/// <param name="Rows">The part of the list shown.</param>
/// <param name="Start">Place of its first row, from 1.</param>
public sealed record HealthReport(
    HealthState? State, HealthRequest Asked, string? Currency, IReadOnlyList<HealthBand> Bands, IReadOnlyList<HealthStep> Spread, IReadOnlyList<HealthMover> Movers,
    IReadOnlyList<HealthRow> Rows, int Start)
{
    /// <summary>Rows on one page.</summary>
    public const int PageSize = 25;

    /// <summary>From those to call to those to leave in peace.</summary>
    public static IReadOnlyList<string> Colours { get; } = ["red", "amber", "green"];

    /// <summary>What the list can be sorted by.</summary>
    public static IReadOnlyList<string> Sorts { get; } = ["risk", "health", "mrr", "change", "renewal", "name"];

    /// <summary>Customers in the whole list.</summary>
    public long Total => Rows.Count == 0 ? 0 : Rows[0].OfAll;

    /// <summary>Reads the page in one snapshot.</summary>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="selection">Which customers.</param>
    /// <param name="asked">Which part of the list.</param>
    /// <param name="overrides">Bands that people have set, as JSON: <c>[{"customer_id": "c1", "band": "red"}]</c>.</param>
    /// <param name="cancel">Stops the queries.</param>
    public static Task<HealthReport> ReadAsync(Warehouse warehouse, Selection selection, HealthRequest asked, string overrides, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(asked);
        var mended = Mend(asked);
        var start = int.TryParse(asked.Start, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place > 0 ? place : 1;
        return warehouse.ReadOnceAsync($"health {mended} {selection} {overrides}", async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            var currency = ReportSql.Currency(warehouse);
            if (await HealthState.ReadAsync(connection, stop) is not { } state) return new HealthReport(null, mended, currency, [], [], [], [], 1);
            return new(
                state, mended, currency,
                await ReportSql.ReadAsync(connection, selection, "health_bands", HealthBand.Row, stop, ("overrides", overrides)),
                await ReportSql.ReadAsync(connection, selection, "health_spread", HealthStep.Row, stop, ("overrides", overrides)),
                await ReportSql.ReadAsync(connection, selection, "health_movers", HealthMover.Row, stop, ("overrides", overrides)),
                await ReportSql.ReadAsync(
                    connection, selection, "health_list", HealthRow.Row, stop,
                    ("overrides", overrides), ("band", mended.Band), ("sort", mended.Sort), ("find", mended.Find), ("start", start), ("size", PageSize)),
                start);
        }, cancel);
    }

    /// <summary>Hands over the whole list.</summary>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="selection">Which customers.</param>
    /// <param name="asked">Which band, in which order.</param>
    /// <param name="overrides">See <see cref="ReadAsync"/>.</param>
    /// <param name="begin">Is told the day of the scores before the first row; not called while nobody was scored.</param>
    /// <param name="each">Takes a customer; the next one is read when it returns.</param>
    /// <param name="cancel">Stops the query.</param>
    public static Task<bool> ExportAsync(
        Warehouse warehouse, Selection selection, HealthRequest asked, string overrides, Action<DateOnly> begin, Func<HealthRow, Task> each, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(begin);
        ArgumentNullException.ThrowIfNull(each);
        var mended = Mend(asked);
        return warehouse.ReadAsync(async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            if (await HealthState.ReadAsync(connection, stop) is not { } state) return false;
            begin(state.Day);
            var selected = selection.InFrontOf(ReportSql.Text("health_list"));
            (string, object?)[] parameters = [("overrides", overrides), ("band", mended.Band), ("sort", mended.Sort), ("find", mended.Find), ("start", 1), ("size", int.MaxValue)];
            await foreach (var row in ReportSql.EachAsync(connection, selected.Sql, HealthRow.Row, [.. parameters, .. selected.Parameters], stop)) await each(row);
            return true;
        }, cancel);
    }

    private static HealthRequest Mend(HealthRequest asked) => asked with
    {
        Band = Colours.FirstOrDefault(one => one == asked.Band) ?? "all",
        Sort = Sorts.FirstOrDefault(one => one == asked.Sort) ?? Sorts[0],
        Find = (asked.Find ?? "").Trim(),
    };
}

/// <summary>The latest run of the health score.</summary>
/// <param name="Day">The day customers were scored on.</param>
/// <param name="ScoredAt">When, in UTC.</param>
/// <param name="Engine"><c>logistic</c>, <c>xgboost</c> or <c>scorecard</c>.</param>
/// <param name="Fallback">Why it is not the rung above; null where it is the best there is.</param>
/// <param name="Horizon">Days ahead.</param>
/// <param name="Base">The share that leaves of all; null for the scorecard.</param>
/// <param name="Model">Number of the model; null for the scorecard.</param>
/// <param name="TrainedAt">When it was trained, in UTC.</param>
/// <param name="Card">The model card as JSON; null for the scorecard.</param>
public sealed record HealthState(DateOnly Day, DateTime ScoredAt, string Engine, string? Fallback, int Horizon, double? Base, int? Model, DateTime? TrainedAt, string? Card)
{
    /// <summary>Reads it; null where nobody was scored yet.</summary>
    public static Task<HealthState?> ReadAsync(Warehouse warehouse, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        return warehouse.ReadOnceAsync("health state", ReadAsync, cancel);
    }

    internal static async Task<HealthState?> ReadAsync(DbConnection connection, CancellationToken cancel) =>
        await ReportSql.ReadAsync(connection, "health_state", Row, cancel) is [var state] ? state : null;

    private static HealthState Row(DbDataReader row) => new(
        row.Day("day"), (DateTime)row["scored_at"], row.Text("engine")!, row.Text("fallback"), (int)row["horizon"], row["base"] as double?, row["model_id"] as int?,
        row["trained_at"] as DateTime?, row.Text("card"));
}
