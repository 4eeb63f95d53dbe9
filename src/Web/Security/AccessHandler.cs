using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Authentication;
using Retention.Web.Api;

namespace Retention.Web.Security;

/// <summary>Asked of every request that nothing else lets pass: see <see cref="AccessTable"/>.</summary>
internal sealed class AccessRequirement : IAuthorizationRequirement;

/// <summary>Lets pass who may, by the one table and the own book.</summary>
internal sealed class AccessHandler(OwnBook books, ServeOptions options) : AuthorizationHandler<AccessRequirement>
{
    public static readonly object Missing = new();

    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, AccessRequirement requirement)
    {
        if (context.Resource is not HttpContext http) return;
        if (http.GetEndpoint() is not RouteEndpoint endpoint)
        {
            // Nothing is there, and whoever has signed in is told so.
            if (!Member.Of(http).IsStranger) context.Succeed(requirement);
            return;
        }

        var (rule, member) = (Access.Of(http, endpoint), Member.Of(http));
        http.Features.Set(rule);
        if (rule.OfPeople && options.Demo) http.Items[Missing] = true;
        else if (!rule.Allows(member)) return;
        else if (rule.Held != Held.Customer || await HoldsAsync(http, member)) context.Succeed(requirement);
        else http.Items[Missing] = true;
    }

    // A form can name another customer than its address does, and the page would take that one: each of them must be in the book.
    private async Task<bool> HoldsAsync(HttpContext http, Member member)
    {
        if (member.HeldTo is null) return true;
        var name = http.GetRouteValue("id") is null ? "customer" : "id";
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        List<string?> named = [http.GetRouteValue("id") as string, .. http.Request.Query[name], .. form?[name] ?? []];
        var customers = named.OfType<string>().ToList();
        foreach (var customer in customers)
        {
            if (!await books.HoldsAsync(member, customer, http.RequestAborted)) return false;
        }

        return customers.Count > 0;
    }
}

/// <summary>Answers who may not: a stranger is asked to sign in, a customer of another book is not there, all else is forbidden.</summary>
internal sealed class AccessAnswers : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded) return next(context);
        var isMissing = context.Items.ContainsKey(AccessHandler.Missing);
        if (ApiProblems.IsApi(context))
        {
            context.Response.StatusCode = isMissing ? 404 : Member.Of(context).IsStranger ? 401 : 403;
            if (context.Response.StatusCode == 401) context.Response.Headers.WWWAuthenticate = "Bearer";
            return Task.CompletedTask;
        }

        if (!isMissing && Member.Of(context).IsStranger) return context.ChallengeAsync();
        context.Response.StatusCode = isMissing ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
