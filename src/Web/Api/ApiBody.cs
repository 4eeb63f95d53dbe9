using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace Retention.Web.Api;

/// <summary>Reads what a program writes.</summary>
internal static class ApiBody
{
    // The largest text of a task, in any script, with room for the rest.
    private const long Longest = 64 * 1024;

    /// <summary>The JSON of a request.</summary>
    /// <exception cref="ApiException">It is none, or has names that are not known.</exception>
    public static async Task<T> ReadAsync<T>(HttpContext context, CancellationToken cancel)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = Longest;
        if (!context.Request.HasJsonContentType()) throw new ApiException(415, "media");
        try
        {
            return await context.Request.ReadFromJsonAsync<T>(ApiJson.Options, cancel) ?? throw new ApiException(400, "body");
        }
        catch (JsonException)
        {
            throw new ApiException(400, "body");
        }
    }
}
