using System.Data.Common;
using System.Globalization;
using System.Text;
using Retention.Analytics.Health;
using Retention.DuckDb;

namespace Retention.Analytics.Warehousing;

/// <summary>Keeps models, the scores of a run and what became of its customers, inside a transaction of the warehouse.</summary>
internal sealed class HealthKeeper(DbConnection connection, DateTime now)
{
    private const int KeptDays = 62;
    private const int Block = 16_384;

    /// <summary>Keeps a model and gives its number.</summary>
    public int Keep(KeptModel model)
    {
        var id = NextId();
        connection.Execute(
            "insert into ops.health_models values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            id, now, model.AsOf, model.Engine, model.IsReserve, model.Horizon, model.BaseRate, model.Card, model.Bytes);
        return id;
    }

    /// <summary>Judges and keeps the scores of a day; the bands of a live run look back at the live run before it.</summary>
    /// <returns>The number of the run.</returns>
    public async Task<int> KeepAsync(ScoredDay scored, int capacity, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scored);
        var run = NextId();
        var before = scored.Kind == "live"
            ? connection.Scalar<int?>("select run_id from ops.health_runs where kind = 'live' and day < $1 order by day desc, run_id desc limit 1", scored.Day)
            : null;
        Append(scored, cancel);
        var features = "[" + string.Join(',', scored.Features) + "]";
        connection.Execute(
            "insert into ops.health_runs values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::varchar[])",
            run, scored.Model, scored.Kind, scored.Day, now, scored.Engine, scored.Fallback, scored.Horizon, scored.BaseRate, features);
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "create or replace temp table health_judged as " + SqlBook.Current.Pages.Single(page => page.FullName == "health.judged").Sql;
            foreach (var (name, value) in new (string, object?)[] { ("day", scored.Day), ("base", scored.BaseRate), ("before", before), ("capacity", capacity), ("features", features) })
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
                command.Parameters.Add(parameter);
            }

            await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }

        // In the order of customers: the page of one passes by the rest of the run.
        connection.Execute("insert into ops.health_scores select $1, customer_id, probability, health, wanted_band, band, mrr, expected, reasons from temp.health_judged order by customer_id", run);
        if (scored.Kind != "backtest") connection.Execute("insert into ops.health_points select $1, customer_id, points, vals from temp.health_judged order by customer_id", run);
        connection.Execute("drop table temp.health_judged; drop table temp.health_new");
        return run;
    }

    /// <summary>Keeps how far features have moved from those that were learned from.</summary>
    public void KeepDrift(int run, IReadOnlyDictionary<string, double> drift)
    {
        ArgumentNullException.ThrowIfNull(drift);
        foreach (var (feature, index) in drift) connection.Execute("insert into ops.health_drift values ($1, $2, $3)", run, feature, index);
    }

    /// <summary>Keeps what became of the customers of a run whose horizon is over.</summary>
    /// <param name="run">The run.</param>
    /// <param name="outcomes">Customers with a label of 0 or 1; others are left out, because nobody knows of them.</param>
    public void KeepOutcomes(int run, IEnumerable<(string Customer, float Label)> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        connection.Execute("create or replace temp table health_known (customer_id varchar, has_left boolean)");
        using (var appender = ((DuckDbConnection)connection).CreateAppender("health_known", "main", "temp"))
        {
            foreach (var (customer, label) in outcomes.Where(one => !float.IsNaN(one.Label))) appender.Append(customer).Append(label > 0.5f).EndRow();
            appender.Complete();
        }

        connection.Execute("insert into ops.health_outcomes select $1, customer_id, has_left from temp.health_known join ops.health_scores using (customer_id) where run_id = $1", run);
        connection.Execute("drop table temp.health_known");
    }

    /// <summary>Lets go of the points of runs older than two months, save of the last run of each month; scores are kept for good.</summary>
    public void Thin(DateOnly today) => connection.Execute(
        """
        delete from ops.health_points where run_id in (
            select run_id from ops.health_runs where day < $1::date
            qualify row_number() over (partition by date_trunc('month', day) order by day desc, run_id desc) > 1)
        """,
        today.AddDays(-KeptDays));

    // The appender takes no lists; DuckDB reads them from text on all cores.
    private void Append(ScoredDay scored, CancellationToken cancel)
    {
        connection.Execute("create or replace temp table health_new (customer_id varchar, probability double, health double, band varchar, points varchar, vals varchar)");
        var width = scored.Features.Count;
        using var rows = ((DuckDbConnection)connection).CreateAppender("health_new", "main", "temp");
        for (var start = 0; start < scored.Customers.Count; start += Block)
        {
            cancel.ThrowIfCancellationRequested();
            var lists = new (string Points, string Values)[Math.Min(Block, scored.Customers.Count - start)];
            var first = start;
            Parallel.For(0, lists.Length, i => lists[i] = (List(scored.Points.AsSpan((first + i) * (width + 1), width + 1)), List(scored.Values.AsSpan((first + i) * width, width))));
            for (var i = 0; i < lists.Length; i++)
            {
                var row = start + i;
                rows.Append(scored.Customers[row]).Append(scored.Probabilities?[row]).Append(scored.Health[row]).Append(scored.Bands?[row]).Append(lists[i].Points).Append(lists[i].Values).EndRow();
            }
        }

        rows.Complete();
    }

    private static string List(ReadOnlySpan<float> values)
    {
        var text = new StringBuilder("[");
        foreach (var value in values)
        {
            if (text.Length > 1) text.Append(',');
            if (float.IsNaN(value)) text.Append("null");
            else text.Append(CultureInfo.InvariantCulture, $"{value}");
        }

        return text.Append(']').ToString();
    }

    private int NextId() => (int)connection.Scalar<long>("select nextval('ops.health_ids')");
}
