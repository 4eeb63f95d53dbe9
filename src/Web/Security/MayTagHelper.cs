using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Retention.Web.Security;

/// <summary>
/// <c>may="/targets post"</c>: the element is left out for who may not do that. <c>may-open="/data"</c>: a link becomes plain text for who may not go there.
/// </summary>
[HtmlTargetElement("*", Attributes = MayName)]
[HtmlTargetElement("a", Attributes = OpenName)]
public sealed class MayTagHelper : TagHelper
{
    private const string MayName = "may", OpenName = "may-open";

    /// <summary>The request.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <summary>Route and act, as <see cref="AccessTable"/> has them; <c>get</c> where no act is named.</summary>
    [HtmlAttributeName(MayName)]
    public string? May { get; set; }

    /// <summary>The same for a link that leaves its words behind.</summary>
    [HtmlAttributeName(OpenName)]
    public string? Open { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (May is not null && !IsOpen(May)) output.SuppressOutput();
        if (Open is null || IsOpen(Open)) return;
        output.TagName = "span";
        output.Attributes.RemoveAll("href");
    }

    private bool IsOpen(string asked) => asked.Split(' ', 2) is [var route, var act] ? Access.May(View.HttpContext, route, act) : Access.May(View.HttpContext, asked);
}
