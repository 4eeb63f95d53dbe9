using System.Globalization;
using System.Text.Json;
using Retention.Analytics.Metrics;
using Retention.Web.Commands.Answers;
using Retention.Web.Language;

namespace Retention.Web.Api;

/// <summary>The catalogue of metrics and their values by month, as <c>./retention metric</c> prints them.</summary>
internal static class MetricsApi
{
    /// <summary>The catalogue.</summary>
    public static Task ListAsync(HttpContext context, CancellationToken cancel)
    {
        var asked = ApiRequest.Read(context, ApiOperations.Metrics);
        return asked.IsKnown() ? Task.CompletedTask : context.Response.WriteAsJsonAsync(new { metrics = MetricCatalogue.Load().All.Select(metric => Entry(metric, asked.Words)) }, ApiJson.Options, cancel);
    }

    /// <summary>One entry of it.</summary>
    public static Task DefinitionAsync(HttpContext context, CancellationToken cancel)
    {
        var asked = ApiRequest.Read(context, ApiOperations.MetricDefinition);
        var metric = Find(context);
        return asked.IsKnown() ? Task.CompletedTask : context.Response.WriteAsJsonAsync(Entry(metric, asked.Words), ApiJson.Options, cancel);
    }

    /// <summary>Values by month or period.</summary>
    public static async Task ValuesAsync(HttpContext context, CancellationToken cancel)
    {
        var asked = ApiRequest.Read(context, ApiOperations.Metric);
        var (metric, range) = (Find(context), new MonthRange(Month(context, "from"), Month(context, "to")));
        if (range.From > range.To) throw ApiException.Value("from", context.Request.Query["from"], "<= " + context.Request.Query["to"]);
        await ApiSender.AllowAsync(asked, cancel);
        if (asked.IsKnown()) return;
        var series = await new MetricReader(asked.Warehouse).ReadAsync(metric.Name, asked.Selection, range, cancel);
        var unit = Word(metric.Unit);
        AnswerColumn[] columns = [new("month", CellFormat.Month), new("value", metric.Unit == MetricUnit.Money ? CellFormat.Money : CellFormat.Trimmed), new("n"), .. metric.Also.Select(name => new AnswerColumn(name, CellFormat.Trimmed))];
        await ApiSender.SendAsync(asked, new(metric.Name, columns, Rows(series), json =>
        {
            json.WriteString("metric", metric.Name);
            json.WriteString("label", metric.Label.In(asked.Words.Language));
            json.WriteString("unit", unit);
            json.WriteString("currency", series.Currency);
            json.WriteString("definition", $"/api/v1/metrics/{metric.Name}/definition");
            About(json, asked);
        })
        { Basis = $"/api/v1/metrics/{metric.Name}/definition", Units = [null, unit, null, .. metric.Also.Select(_ => (string?)null)] }, cancel);
    }

    /// <summary>What every answer rests on: the day, the policies, the filter.</summary>
    public static void About(Utf8JsonWriter json, ApiRequest asked)
    {
        Answer.WriteBasis(json, asked.Warehouse.AsOf, asked.Warehouse.Settings.Policies.Values);
        json.WriteString("where", asked.Selection.Text);
        json.WriteString("period", Analytics.Selecting.Grains.Text(asked.Selection.Grain));
    }

    private static MetricEntry Entry(Metric metric, Words words) => new(
        metric.Name, metric.Label.In(words.Language), Word(metric.Unit), Word(metric.Better), metric.Definition.In(words.Language), metric.Source, metric.Decided, metric.Also,
        new($"/api/v1/metrics/{metric.Name}", $"/api/v1/metrics/{metric.Name}/definition", $"/metrics#{metric.Name}"));

    private static Metric Find(HttpContext context) =>
        MetricCatalogue.Load().All.FirstOrDefault(metric => metric.Name == context.GetRouteValue("name") as string) ?? throw ApiException.Missing();

    private static DateOnly? Month(HttpContext context, string name) => context.Request.Query[name].ToString() switch
    {
        "" => null,
        var text => DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : throw ApiException.Value(name, text, "YYYY-MM"),
    };

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static async IAsyncEnumerable<object?[]> Rows(MetricSeries series)
    {
        await Task.CompletedTask;
        foreach (var row in series.Rows) yield return [row.Month, row.Value, row.N, .. row.More.Cast<object?>()];
    }
}
