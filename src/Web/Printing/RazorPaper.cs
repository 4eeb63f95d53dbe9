using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Retention.Web.Security;

namespace Retention.Web.Printing;

/// <summary>Writes a view as text without a request: for jobs and commands that print what a page shows.</summary>
public sealed class RazorPaper(IRazorViewEngine views, ITempDataProvider kept, IServiceScopeFactory scopes)
{
    /// <summary>The view in the language of the thread.</summary>
    /// <param name="view">Its file, <c>~/Pages/Review/_Print.cshtml</c>.</param>
    /// <param name="model">What it shows.</param>
    public async Task<string> WriteAsync<T>(string view, T model)
    {
        await using var scope = scopes.CreateAsyncScope();
        var request = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        Member.Stranger.Sent(request);
        var found = views.GetView(null, view, isMainPage: false);
        if (found.View is not { } page) throw new InvalidOperationException($"There is no view {view}.");
        using var text = new StringWriter();
        var data = new ViewDataDictionary<T>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model };
        await page.RenderAsync(new ViewContext(new ActionContext(request, new RouteData(), new ActionDescriptor()), page, data, new TempDataDictionary(request, kept), text, new HtmlHelperOptions()));
        return text.ToString();
    }
}
