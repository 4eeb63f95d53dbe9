using Microsoft.AspNetCore.Mvc.Filters;

namespace Retention.Web.Security.Auditing;

/// <summary>Keeps in the audit log what <see cref="AccessTable"/> wants kept: exports, loads, jobs. Before it is done, so that nothing is done unseen.</summary>
internal sealed class AuditFilter(AuditLog log, ServeOptions options) : IAsyncPageFilter
{
    private const int Longest = 2000;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        // Where nobody signs in there is nobody to name: what was changed is told all the same, what was read is not.
        if (context.HttpContext.Features.Get<AccessRule>() is { Kept: { } act } rule && !(options.Demo && act == AccessTable.Export))
        {
            var asked = act == AccessTable.Export
                ? context.HttpContext.Request.Query.Where(one => one.Key != "handler").Select(one => (one.Key, Value: one.Value.ToString()))
                : context.HandlerArguments.SelectMany(one => Tell(one.Key, one.Value));
            var change = asked.ToDictionary(one => one.Key, one => one.Value.Length > Longest ? one.Value[..Longest] + "…" : one.Value);
            await log.WriteAsync(act, rule.Route, rule.Act, change.Count == 0 ? null : change, null, context.HttpContext.RequestAborted);
        }

        await next();
    }

    private static IEnumerable<(string Key, string Value)> Tell(string name, object? value) => value switch
    {
        string text => [(name, text)],
        IEnumerable<IFormFile> files when files.Any() => [(name, string.Join(", ", files.Select(file => $"{file.FileName} ({file.Length})")))],
        _ => [],
    };
}
