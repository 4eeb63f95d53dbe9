using Retention.Analytics.Reviews;

namespace Retention.Web.Hosting;

/// <summary>A part of an address that is a quarter: <c>2026-q3</c>.</summary>
public sealed class QuarterConstraint : IRouteConstraint
{
    /// <inheritdoc/>
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection)
    {
        ArgumentNullException.ThrowIfNull(values);
        return ReviewQuarter.Read(values.TryGetValue(routeKey, out var value) ? value?.ToString() : null) is not null;
    }
}
