using Retention.Analytics.Health;
using Retention.Analytics.Reports;
using Retention.Web.Commands;
using Retention.Web.Language;
using Retention.Web.Work;

namespace Retention.Web.Api;

/// <summary>Who is likely to leave, and why.</summary>
internal static class HealthApi
{
    /// <summary>Customers by health, those to call first.</summary>
    public static Task ListAsync(HttpContext context, CancellationToken cancel)
    {
        var asked = ApiRequest.Read(context, ApiOperations.Health);
        return ReportsApi.SendAsync(asked, ReportReach.Of("health_list"), asked.Given("band", "sort", "find"), cancel);
    }

    /// <summary>The health of one customer with its reasons.</summary>
    public static async Task OneAsync(HttpContext context, CancellationToken cancel)
    {
        var asked = ApiRequest.Read(context, ApiOperations.HealthOfCustomer);
        var id = (string)context.GetRouteValue("id")!;
        if (asked.IsKnown(await context.RequestServices.GetRequiredService<HealthOverrides>().InForceAsJsonAsync(cancel))) return;
        var report = await CustomerReport.ReadAsync(asked.Warehouse, id, new("none", Book: asked.Member.HeldTo), cancel) ?? throw ApiException.Missing();
        if (report.Health is not { } health) throw new ApiException(404, "unscored", id);
        await context.Response.WriteAsJsonAsync(
            new HealthAnswer(
                id, report.Customer.Name, report.Currency, await ScoreAsync(asked, id, health, cancel), health.Score.BaseHealth, health.Score.Rest,
                [.. health.Shown.Select(part => Reason(asked, part, report.Currency))],
                [.. health.History.Select(one => new HealthThen(one.Day, one.Kind, one.Engine, one.Model, one.Health, one.Band))],
                new("/metrics#health_list", $"/api/v1/customers/{Uri.EscapeDataString(id)}", $"/customers/{Uri.EscapeDataString(id)}#health")),
            ApiJson.Options, cancel);
    }

    /// <summary>The score of a customer, with the band that people have set.</summary>
    public static async Task<ScoreOfCustomer> ScoreAsync(ApiRequest asked, string id, CustomerHealth health, CancellationToken cancel)
    {
        var overrides = asked.Context.RequestServices.GetRequiredService<HealthOverrides>();
        var set = (await overrides.OfAsync(id, cancel)).FirstOrDefault(overrides.Holds)?.Band;
        var (score, state) = (health.Score, health.State);
        return new(score.Day, state.Engine, state.Model, state.Horizon, score.Probability, score.Health, set ?? score.Band, score.Band, set, score.Mrr, score.Expected, score.DayBefore, score.HealthBefore);
    }

    private static ReasonOfScore Reason(ApiRequest asked, HealthPart part, string? currency) => new(
        part.Feature, asked.Words.Feature(part.Feature),
        HealthSchema.Current.Features.FirstOrDefault(one => one.Name == part.Feature) is { } known ? asked.Words.Reason(known, part.Value is { } value ? (float)value : float.NaN, currency) : null,
        part.Value, part.Points, part.ValueBefore);
}
