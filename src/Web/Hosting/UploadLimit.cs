using Retention.Web.Jobs;

namespace Retention.Web.Hosting;

/// <summary>Refuses what is too large before it is read, so that the reader gets an answer and not a broken connection.</summary>
public static class UploadLimit
{
    /// <summary>The largest request: the largest upload and the form around it.</summary>
    public const long Bytes = LoadDesk.MostBytes + (1L << 20);

    /// <summary>Answers 413 to a request that says it is larger.</summary>
    public static IApplicationBuilder UseUploadLimit(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // The page that says so is made from the same request.
        if (!(context.Request.ContentLength > Bytes) || context.Request.Path.StartsWithSegments("/problem")) return next(context);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    });
}
