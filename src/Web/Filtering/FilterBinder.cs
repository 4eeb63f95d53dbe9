using Microsoft.AspNetCore.Mvc.ModelBinding;
using Retention.Web.Security;

namespace Retention.Web.Filtering;

/// <summary>Binds the filter of a page from its address: the one place where pages learn which customers they are about.</summary>
public sealed class FilterBinder : IModelBinder
{
    /// <inheritdoc/>
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);
        var filter = Filter.Of(bindingContext.HttpContext.Request.Query);
        filter = filter with { Selection = OwnBook.Hold(Member.Of(bindingContext.HttpContext), filter.Selection) };
        bindingContext.ValidationState.Add(filter, new() { SuppressValidation = true });
        bindingContext.Result = ModelBindingResult.Success(filter);
        return Task.CompletedTask;
    }
}
