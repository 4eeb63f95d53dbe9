using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Retention.Web.Pages.Keyboard;

/// <summary>The keyboard shortcuts, as a page for those who have no script or have switched them off.</summary>
public sealed class IndexModel : PageModel;
