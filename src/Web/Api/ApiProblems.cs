using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Retention.Web.Language;

namespace Retention.Web.Api;

/// <summary>Every error of the API as problem details (RFC 9457), in the language asked for.</summary>
internal static partial class ApiProblems
{
    /// <summary>The media type of problem details.</summary>
    public const string MediaType = "application/problem+json";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The kinds of problems, in the order of the page; each names an anchor there.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "parameter", "value", "filter", "everybody", "body", "key", "forbidden", "export", "book", "origin", "missing", "unscored", "method", "format", "overtaken", "large", "media", "refused", "match", "often", "failed", "work", "starting",
    ];

    /// <summary>Whether a request is one of a program.</summary>
    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api/v1");

    /// <summary>Answers what goes wrong under <c>/api/v1</c>; pages are answered by pages.</summary>
    public static IApplicationBuilder UseApiProblems(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!IsApi(context))
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (ApiException problem) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, problem.Status, problem.Kind, problem.Values);
            return;
        }
        catch (BadHttpRequestException problem) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, problem.StatusCode, problem.StatusCode == 413 ? "large" : "body", []);
            return;
        }
        catch (Exception problem) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            LogFailure(context.RequestServices.GetRequiredService<ILogger<ApiException>>(), problem, context.Request.Path);
            await WriteAsync(context, 500, "failed", []);
            return;
        }

        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null }) await WriteAsync(context, context.Response.StatusCode, Kind(context), []);
    });

    private static string Kind(HttpContext context) => context.Response.StatusCode switch
    {
        401 => "key",
        403 => "forbidden",
        404 => "missing",
        405 => "method",
        413 => "large",
        415 => "media",
        429 => "often",
        503 => context.Response.Headers.RetryAfter.Count > 0 ? "starting" : "work",
        < 500 => "body",
        _ => "failed",
    };

    private static async Task WriteAsync(HttpContext context, int status, string kind, IReadOnlyList<object?> values)
    {
        var (words, response) = (context.RequestServices.GetRequiredService<Words>(), context.Response);
        response.StatusCode = status;
        if (status == 503 && response.Headers.RetryAfter.Count == 0) response.Headers.RetryAfter = "30";
        response.Headers.ETag = default;
        response.Headers.ContentDisposition = default;
        response.Headers.ContentLanguage = words.Language;
        response.ContentType = MediaType;
        await response.WriteAsync(JsonSerializer.Serialize(
            new
            {
                type = "/api#" + kind,
                title = words[$"api.problem.{kind}"],
                status,
                detail = words[$"api.problem.{kind}.text", [.. values]],
                instance = context.Request.Path.Value,
                trace = status == 500 ? Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier : null,
            },
            Plain));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} failed")]
    private static partial void LogFailure(ILogger logger, Exception reason, string path);
}
