using System.Data.Common;
using System.Globalization;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Health;

/// <summary>Reads what was known of the customers who paid on a day, and who of them left.</summary>
public static class HealthFeatures
{
    /// <summary>The rows of <c>Sql/health/features.sql</c>, day after day, customers in the order of their ids.</summary>
    /// <param name="connection">An open reader of the warehouse.</param>
    /// <param name="days">Days to look from; the as-of day is the one to score.</param>
    /// <param name="horizon">Days within which a customer counts as having left; labels of days whose horizon is not over are <see cref="float.NaN"/>.</param>
    /// <param name="cancel">Stops the query.</param>
    /// <param name="draw">Which customers, and how many days one query may look from; null for all of both.</param>
    /// <exception cref="ChurnModelException">A value is infinite.</exception>
    public static async Task<FeatureTable> ReadAsync(DbConnection connection, IReadOnlyList<DateOnly> days, int horizon, CancellationToken cancel, FeatureDraw? draw = null)
    {
        var schema = HealthSchema.Current;
        var rows = new FeatureRows(schema);
        foreach (var some in days.Chunk(draw?.DaysAtOnce ?? Math.Max(1, days.Count)))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Text(schema);
            command.CommandTimeout = 0;
            Add(command, "days", string.Join(',', some.Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
            Add(command, "horizon", horizon);
            Add(command, "one_of", draw?.OneOf ?? 1);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel)) rows.Add(reader);
        }

        return rows.ToTable() with { OneOf = draw?.OneOf ?? 1 };
    }

    /// <summary>The month ends to learn from: those whose horizon is over, oldest first.</summary>
    /// <param name="connection">An open reader of the warehouse.</param>
    /// <param name="horizon">Days within which a customer counts as having left.</param>
    /// <param name="cancel">Stops the query.</param>
    /// <param name="most">Of more month ends, the latest of this number.</param>
    public static async Task<IReadOnlyList<DateOnly>> DaysAsync(DbConnection connection, int horizon, CancellationToken cancel, int most = 24)
    {
        var days = await ReportSql.RunAsync(connection, Page("complete_days"), row => row.Day("day"), cancel, ("horizon", horizon), ("most", most));
        return [.. days.Reverse()];
    }

    private static string Text(FeatureSchema schema) =>
        $"select customer_id, day, label::float as label, {string.Join(", ", schema.Features.Select(feature => $"{feature.Name}::float as {feature.Name}"))} from (\n{Page("features")}\n) where is_drawn(customer_id, $one_of)";

    private static string Page(string name) => SqlBook.Current.Text(SqlBook.Current.In("health").Single(page => page.Name == name));

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
