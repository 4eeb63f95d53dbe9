using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Retention.Web.Work;

namespace Retention.Web.Hosting;

/// <summary>Says what it is when the server of what people write does not answer: a form that was not kept, and no fault of the program.</summary>
public static partial class WorkOutage
{
    /// <summary>Answers 503.</summary>
    public static IApplicationBuilder UseWorkOutage(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && IsOutage(e))
        {
            LogOutage(context.RequestServices.GetRequiredService<ILogger<WorkDatabase>>(), e, context.Request.Path);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    });

    private static bool IsOutage(Exception? problem) => problem switch
    {
        WorkUnreachableException => true,
        DbUpdateException { InnerException: { } inner } => IsOutage(inner),
        // Entity Framework advises to try again by itself, and wraps what it advises that for.
        InvalidOperationException { InnerException: DbUpdateException or DbException } => IsOutage(problem.InnerException),
        // Somebody holds the file for longer than anybody waits: SQLite says of none that it passes.
        SqliteException { SqliteErrorCode: 5 or 6 } => true,
        // A warehouse in use waits by itself.
        DbException { IsTransient: true } => true,
        _ => false,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path}: what people write could not be reached")]
    private static partial void LogOutage(ILogger logger, Exception reason, string path);
}
