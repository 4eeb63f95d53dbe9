using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Retention.Web.Security;

/// <summary>Finds the line of <see cref="AccessTable"/> that a request or a link falls under.</summary>
public static class Access
{
    private static readonly Dictionary<(string Route, string Act), AccessRule> Rules =
        AccessTable.Rules.ToDictionary(rule => (rule.Route, rule.Act));

    /// <summary>Whether who sent this request may also do something else, so that a page offers nothing it would refuse.</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">The route, as the table has it.</param>
    /// <param name="act">What, as the table has it.</param>
    public static bool May(HttpContext context, string route, string act = "get") =>
        Find(route, act) is var rule && Member.Of(context) is var member && rule.Allows(member) && (!rule.OfPeople || member.IsSignedIn);

    /// <summary>Whether an address that names no customer leads somewhere for who sent this request.</summary>
    public static bool Opens(HttpContext context, string route) => May(context, route) && (Find(route, "get").Held != Held.Customer || Member.Of(context).HeldTo is null);

    /// <summary>The line for a route and what is done there; one for administrators alone where there is none.</summary>
    public static AccessRule Find(string route, string act) =>
        Rules.TryGetValue((route, act), out var rule) ? rule : new(route, act, Who.Administrator, Held.Not);

    /// <summary>The line that a request falls under.</summary>
    internal static AccessRule Of(HttpContext context, RouteEndpoint endpoint)
    {
        var verb = HttpMethods.IsHead(context.Request.Method) ? "get" : context.Request.Method.ToLowerInvariant();
        return Find(Route(endpoint), Handler(context, endpoint, verb) is { Length: > 0 } handler ? $"{verb} {handler}" : verb);
    }

    /// <summary>The route of an endpoint, as the table writes it.</summary>
    public static string Route(RouteEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return "/" + endpoint.RoutePattern.RawText?.Trim('/').Replace("*", "", StringComparison.Ordinal);
    }

    /// <summary>The acts of an endpoint, as the table writes them.</summary>
    public static IEnumerable<string> Acts(CompiledPageActionDescriptor page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.HandlerMethods.Select(method => string.IsNullOrEmpty(method.Name) ? Verb(method.HttpMethod) : $"{Verb(method.HttpMethod)} {method.Name.ToLowerInvariant()}");
    }

    // As Razor Pages chooses: the route's value, else the address's; a name that the page does not have is none.
    private static string? Handler(HttpContext context, RouteEndpoint endpoint, string verb)
    {
        var asked = (context.GetRouteValue("handler") as string is { Length: > 0 } named ? named : context.Request.Query["handler"].ToString()).ToLowerInvariant();
        if (asked.Length == 0) return null;
        return endpoint.Metadata.GetMetadata<ActionDescriptor>() is CompiledPageActionDescriptor page && !Acts(page).Contains($"{verb} {asked}") ? null : asked;
    }

    private static string Verb(string method) => method.ToLowerInvariant();
}
