using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Web.Work.Tasks;

namespace Retention.Web.Api;

/// <summary>Every operation there is, with the example that a test tries.</summary>
internal static class ApiOperations
{
    private static readonly ApiParameter Metric0 = new("name", Example: "mrr", Place: "path");
    private static readonly ApiParameter Customer0 = new("id", Example: "c0000001", Place: "path");

    private static readonly ApiParameter Task0 = new("id", "whole", "1", "path");

    public static ApiOperation Me { get; } = new("me", "get", "/api/v1/me", typeof(WhoAnswer));

    public static ApiOperation Metrics { get; } = new("metrics", "get", "/api/v1/metrics", typeof(MetricList));

    public static ApiOperation Metric { get; } = new("metric", "get", "/api/v1/metrics/{name}", typeof(RowsAnswer), Metric0, new("from", "month", "2025-01"), new("to", "month"), new("segment", Example: "small"))
    {
        IsFiltered = true, IsListed = true, Refusals = [404],
    };

    public static ApiOperation MetricDefinition { get; } = new("metric_definition", "get", "/api/v1/metrics/{name}/definition", typeof(MetricEntry), Metric0) { Refusals = [404] };

    public static ApiOperation Reports { get; } = new("reports", "get", "/api/v1/reports", typeof(ReportList));

    public static ApiOperation Report { get; } = new("report", "get", "/api/v1/reports/{name}", typeof(RowsAnswer), new("name", Example: "movements", Place: "path"), new("period", Example: "quarter", OneOf: [.. Enum.GetValues<Grain>().Select(one => one.Text())]))
    {
        IsFiltered = true, IsListed = true, IsOpen = true, Refusals = [404],
    };

    public static ApiOperation ReportDefinition { get; } = new("report_definition", "get", "/api/v1/reports/{name}/definition", typeof(ReportEntry), new ApiParameter("name", Example: "movements", Place: "path")) { Refusals = [404] };

    public static ApiOperation Customers { get; } = new("customers", "get", "/api/v1/customers", typeof(RowsAnswer), new("after"), new("find"), new("per_page", "whole", "5")) { IsFiltered = true, IsListed = true };

    public static ApiOperation Customer { get; } = new("customer", "get", "/api/v1/customers/{id}", typeof(CustomerAnswer), Customer0) { Refusals = [404] };

    public static ApiOperation Health { get; } = new(
        "health", "get", "/api/v1/health", typeof(RowsAnswer), new("band", Example: "red", OneOf: HealthReport.Colours), new("sort", OneOf: HealthReport.Sorts), new("find"), new("per_page", "whole", "5"))
    {
        IsFiltered = true, IsListed = true,
    };

    public static ApiOperation HealthOfCustomer { get; } = new("health_of_customer", "get", "/api/v1/health/{id}", typeof(HealthAnswer), Customer0) { Refusals = [404] };

    public static ApiOperation Tasks { get; } = new(
        "tasks", "get", "/api/v1/tasks", typeof(RowsAnswer), new("state", Example: "open", OneOf: TaskWords.States), new("cause", OneOf: [.. TaskWords.Causes, "people"]), new("book"), new("find"), new("mine", "flag"))
    {
        IsListed = true,
    };

    public static ApiOperation Task { get; } = new("task", "get", "/api/v1/tasks/{id:int}", typeof(TaskAnswer), Task0) { Refusals = [404] };

    public static ApiOperation NewTask { get; } = new("new_task", "post", "/api/v1/tasks", typeof(TaskAnswer))
    {
        Status = 201, Taken = typeof(NewTask), Body = """{"customer_id": "c0000001", "title": "Ask about the open invoice", "due_on": "2026-11-15", "text": "Two reminders went out."}""", Refusals = [415, 422],
    };

    public static ApiOperation ChangeTask { get; } = new("change_task", "patch", "/api/v1/tasks/{id:int}", typeof(TaskAnswer), Task0, new("If-Match", Example: "*", Place: "header"))
    {
        Taken = typeof(ChangedTask), Body = """{"state": "done", "outcome": "solved", "note": "Paid this morning."}""", Refusals = [404, 409, 412, 415, 422, 428],
    };

    public static ApiOperation Loads { get; } = new("loads", "get", "/api/v1/loads", typeof(RowsAnswer)) { IsListed = true };

    public static ApiOperation Load { get; } = new("load", "get", "/api/v1/loads/{id}", typeof(LoadAnswer), new ApiParameter("id", Example: "latest", Place: "path")) { Refusals = [404] };

    public static ApiOperation NewLoad { get; } = new("new_load", "post", "/api/v1/loads", typeof(LoadAnswer), new ApiParameter("rehearse", "flag", "true"))
    {
        Status = 202, File = ("plans.csv", "plan_id,name,product,currency,amount,interval\nextra-m-eur,Extra,Extra,EUR,49.00,month\n"), Refusals = [413, 415, 422],
    };

    /// <summary>All of them, in the order of the document.</summary>
    public static IReadOnlyList<ApiOperation> All { get; } = [Me, Metrics, Metric, MetricDefinition, Reports, Report, ReportDefinition, Customers, Customer, Health, HealthOfCustomer, Tasks, Task, NewTask, ChangeTask, Loads, Load, NewLoad];
}
