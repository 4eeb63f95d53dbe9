using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;

namespace Retention.Web.Security;

/// <summary>How much one person, and one address at the door, may ask in a minute.</summary>
public static class RateLimits
{
    /// <summary>Pages, files apart, that one person or key may ask for in a minute.</summary>
    public const int PerMember = 600;

    /// <summary>The largest form that a stranger may send, in bytes.</summary>
    public const long StrangersBytes = 64 * 1024;

    private static readonly string[] Doors = ["/sign-in", "/first", "/join"];

    internal static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : TimeSpan.FromMinutes(1);
            context.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Limit);
    });

    internal static IApplicationBuilder UseStrangerLimit(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!Member.Of(context).IsStranger) return next(context);
        // The page that says so is made from the same request.
        if (context.Request.Path.StartsWithSegments("/problem")) return next(context);
        if (!(context.Request.ContentLength > StrangersBytes))
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = StrangersBytes;
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    });

    private static RateLimitPartition<string> Limit(HttpContext context)
    {
        var member = Member.Of(context);
        if (HttpMethods.IsPost(context.Request.Method) && Doors.Any(door => context.Request.Path.StartsWithSegments(door)))
        {
            var most = context.RequestServices.GetRequiredService<ServeOptions>().SignInsPerMinute;
            return Sliding("door " + context.Connection.RemoteIpAddress, most);
        }

        return member.IsSignedIn && context.GetEndpoint() is RouteEndpoint ? Sliding("member " + member.Id, PerMember) : RateLimitPartition.GetNoLimiter("");
    }

    private static RateLimitPartition<string> Sliding(string who, int most) => RateLimitPartition.GetSlidingWindowLimiter(
        who, _ => new() { PermitLimit = most, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 });
}
