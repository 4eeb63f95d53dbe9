namespace Retention.Web.Security;

/// <summary>What every answer tells the browser it may do: only what this app itself serves, nothing written into the page.</summary>
public static class SecurityHeaders
{
    /// <summary>No inline script or style, no other origin, not even for frames and forms.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Sets the headers on every answer, pages and files alike.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
            // Who came by https comes back by https; a name of the machine itself serves other programs too.
            if (context.Request.IsHttps && context.Request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]")) headers.StrictTransportSecurity = "max-age=31536000";
            // Figures of a company do not belong in a shared cache; files with a fingerprint say for themselves how long they last.
            if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
            headers.Append("Vary", "HX-Request");
            return Task.CompletedTask;
        });
        return next(context);
    });
}
