using Microsoft.AspNetCore.HostFiltering;

namespace Retention.Web.Hosting;

/// <summary>
/// Which host names the app answers to. On a loopback address only loopback names are taken, so that a foreign page whose
/// name was pointed at this machine (DNS rebinding) gets nothing.
/// </summary>
public static class LocalHosts
{
    /// <summary>Filters by host name when the address is a loopback one; an address opened to a network is left to its proxy.</summary>
    public static Action<HostFilteringOptions> Configure(string url) => options =>
    {
        var loopback = Uri.TryCreate(url, UriKind.Absolute, out var address) && address.IsLoopback;
        options.AllowedHosts = loopback ? ["127.0.0.1", "localhost", "[::1]"] : ["*"];
        options.IncludeFailureMessage = false;
    };
}
