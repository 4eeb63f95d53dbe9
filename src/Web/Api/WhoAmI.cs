using Retention.Web.Security;

namespace Retention.Web.Api;

/// <summary>Who a program is by its key: to try a key out.</summary>
public static class WhoAmI
{
    /// <summary>Maps <c>GET /api/v1/me</c>.</summary>
    public static void MapMe(this IEndpointRouteBuilder app) => app.MapGet("/api/v1/me", (HttpContext context) =>
    {
        var member = Member.Of(context);
        return Results.Json(new { id = member.Id, name = member.Name, role = member.Role.ToString().ToLowerInvariant(), book = member.Book });
    });
}
