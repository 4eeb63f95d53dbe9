namespace Retention.Web.Hosting;

/// <summary>The page about a failure is asked for without the form that failed: reading that again would fail again.</summary>
public static class BareProblem
{
    /// <summary>Takes method and body away from a request that is answered by a page about a failure.</summary>
    public static IApplicationBuilder UseBareProblem(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments("/problem") && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            (request.Method, request.ContentType, request.ContentLength, request.Body) = (HttpMethods.Get, null, null, Stream.Null);
        }

        return next(context);
    });
}
