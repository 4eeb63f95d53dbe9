using Retention.Analytics.Reports;
using Retention.Web.Commands;
using Retention.Web.Work;

namespace Retention.Web.Api;

/// <summary>Customers, one by one and one alone.</summary>
internal static class CustomersApi
{
    /// <summary>Customers by id.</summary>
    public static Task ListAsync(HttpContext context, CancellationToken cancel)
    {
        var asked = ApiRequest.Read(context, ApiOperations.Customers);
        return ReportsApi.SendAsync(asked, ReportReach.Of("customer_list"), asked.Given("after", "find"), cancel, ListCursor.Customers);
    }

    /// <summary>One customer.</summary>
    public static async Task OneAsync(HttpContext context, CancellationToken cancel)
    {
        var asked = ApiRequest.Read(context, ApiOperations.Customer);
        var overrides = await context.RequestServices.GetRequiredService<HealthOverrides>().InForceAsJsonAsync(cancel);
        if (asked.IsKnown(overrides)) return;
        var report = await CustomerReport.ReadAsync(asked.Warehouse, (string)context.GetRouteValue("id")!, new("none", Book: asked.Member.HeldTo), cancel) ?? throw ApiException.Missing();
        await context.Response.WriteAsJsonAsync(await AnswerAsync(asked, report, cancel), ApiJson.Options, cancel);
    }

    private static async Task<CustomerAnswer> AnswerAsync(ApiRequest asked, CustomerReport report, CancellationToken cancel)
    {
        var (who, strip) = (report.Customer, report.Strip);
        var facts = who.Facts.Concat(strip.Columns).DistinctBy(one => one.Key).ToDictionary(one => one.Key, one => one.Value);
        return new(
            who.CustomerId, who.Name, report.Currency, asked.Warehouse.AsOf, who.Mrr, who.Since, facts, strip.Plans, strip.RenewalOn, strip.AutoRenew, strip.PastDue ?? 0, strip.PastDueDays, strip.TouchedOn, strip.TouchedBy,
            report.Health is { } health ? await HealthApi.ScoreAsync(asked, who.CustomerId, health, cancel) : null,
            [.. report.Steps.Select(step => new MonthOfCustomer($"{step.Month:yyyy-MM}", step.IsComplete, step.Mrr))],
            [.. report.Family.Where(one => one.CustomerId != who.CustomerId).Select(one => new RelativeOfCustomer(one.Relation, one.CustomerId, one.Name, one.Mrr))],
            new("/api/v1/metrics/mrr/definition", report.Health is null ? null : $"/api/v1/health/{Uri.EscapeDataString(who.CustomerId)}", $"/customers/{Uri.EscapeDataString(who.CustomerId)}"));
    }
}
