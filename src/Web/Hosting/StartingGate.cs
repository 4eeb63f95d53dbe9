using Retention.Web.Api;

namespace Retention.Web.Hosting;

/// <summary>Until the warehouse is ready every page is the progress page; files and the health check are served as ever.</summary>
public static class StartingGate
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Waits a moment for a start that is nearly done, then shows the progress instead of the page.</summary>
    public static IApplicationBuilder UseStartingGate(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var host = context.RequestServices.GetRequiredService<WarehouseHost>();
        var path = context.Request.Path.Value ?? "";
        var isPage = !Path.HasExtension(path) && path is not ("/healthz" or "/preferences");
        if (isPage && host.Preparing is not null) await Task.WhenAny(host.Ready, Task.Delay(Patience, context.RequestAborted));
        if (isPage && ApiProblems.IsApi(context) && (host.Preparing is not null || host.Failure is not null))
        {
            (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (StatusCodes.Status503ServiceUnavailable, "5");
            return;
        }

        if (isPage && (host.Preparing is not null || host.Failure is not null))
        {
            context.Request.Path = "/starting";
            context.Request.Method = HttpMethods.Get;
        }

        await next(context);
    });
}
