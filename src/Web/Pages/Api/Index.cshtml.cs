using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Web.Api;

namespace Retention.Web.Pages.Api;

/// <summary>The operations for programs, to read and to try. A key that is typed in stays in the page.</summary>
public sealed class IndexModel(ServeOptions options) : PageModel
{
    /// <summary>Whether nobody signs in, so that no key is needed.</summary>
    public bool IsOpen => options.Demo;

    /// <summary>Where the app is found.</summary>
    public string Host => $"{Request.Scheme}://{Request.Host}";

    /// <summary>The operations, by the noun they are about.</summary>
    internal IEnumerable<IGrouping<string, ApiOperation>> Groups => ApiOperations.All.Where(one => !IsOpen || one != ApiOperations.Me).GroupBy(one => one.Noun);
}
