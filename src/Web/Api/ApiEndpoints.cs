using Retention.Web.Security;

namespace Retention.Web.Api;

/// <summary>Maps every operation.</summary>
internal static class ApiEndpoints
{
    /// <summary>Adds what the API needs.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(json => (json.SerializerOptions.PropertyNamingPolicy, json.SerializerOptions.NumberHandling) = (ApiJson.Options.PropertyNamingPolicy, ApiJson.Options.NumberHandling))
        .AddOpenApi(ApiDocument.Name, ApiDocument.Configure);

    /// <summary>Maps them, and the document of them all.</summary>
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/api/v1/openapi.json");
        Map(app, ApiOperations.Me, WhoAmI.AnswerAsync);
        Map(app, ApiOperations.Metrics, MetricsApi.ListAsync);
        Map(app, ApiOperations.Metric, MetricsApi.ValuesAsync);
        Map(app, ApiOperations.MetricDefinition, MetricsApi.DefinitionAsync);
        Map(app, ApiOperations.Reports, ReportsApi.ListAsync);
        Map(app, ApiOperations.Report, ReportsApi.RowsAsync);
        Map(app, ApiOperations.ReportDefinition, ReportsApi.DefinitionAsync);
        Map(app, ApiOperations.Customers, CustomersApi.ListAsync);
        Map(app, ApiOperations.Customer, CustomersApi.OneAsync);
        Map(app, ApiOperations.Health, HealthApi.ListAsync);
        Map(app, ApiOperations.HealthOfCustomer, HealthApi.OneAsync);
        Map(app, ApiOperations.Tasks, TasksApi.ListAsync);
        Map(app, ApiOperations.Task, TasksApi.OneAsync);
        Map(app, ApiOperations.NewTask, TasksApi.AddAsync);
        Map(app, ApiOperations.ChangeTask, TasksApi.ChangeAsync);
        Map(app, ApiOperations.Loads, LoadsApi.ListAsync);
        Map(app, ApiOperations.Load, LoadsApi.OneAsync);
        Map(app, ApiOperations.NewLoad, LoadsApi.AddAsync);
    }

    private static void Map(IEndpointRouteBuilder app, ApiOperation operation, Func<HttpContext, CancellationToken, Task> answer)
    {
        if (operation.Verb != "get") answer = Guarded(answer);
        var endpoint = app.MapMethods(operation.Route, [operation.Verb.ToUpperInvariant()], (HttpContext context, CancellationToken cancel) => answer(context, cancel))
            .WithMetadata(operation).WithTags(operation.Noun).Produces(operation.Status, operation.Answer, "application/json", operation.IsListed ? ["application/x-ndjson", "text/csv"] : []);
        foreach (var status in operation.Statuses) endpoint.ProducesProblem(status);
    }

    // With a key nobody can be led into writing; where nobody signs in, another site could lead a browser.
    private static Func<HttpContext, CancellationToken, Task> Guarded(Func<HttpContext, CancellationToken, Task> answer) => (context, cancel) =>
        Member.Of(context).IsSignedIn || IsOwn(context.Request) ? answer(context, cancel) : throw new ApiException(403, "origin");

    private static bool IsOwn(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none" && request.Headers.Origin.ToString() is var origin && (origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}");
}
