using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Feedback;
using Retention.Analytics.Warehousing;
using Retention.Web.Jobs;

namespace Retention.Web.Pages.Feedback;

/// <summary>The themes that comments are read by, and their terms.</summary>
public sealed class TaxonomyModel(Warehouse warehouse, JobBoard board) : PageModel
{
    /// <summary>What the form shows: what was typed and refused, or what is in force.</summary>
    public TaxonomyForm Form { get; private set; } = new([]);

    /// <summary>The taxonomy in force.</summary>
    public TaxonomyFile Kept { get; private set; } = new(Taxonomy.Default, false, null);

    /// <summary>Why the form was not saved.</summary>
    public TaxonomyException? Refused { get; private set; }

    /// <summary>Whether it was just saved, or put back.</summary>
    [TempData] public bool Saved { get; set; }

    /// <summary>Shows what is in force.</summary>
    public void OnGet() => Form = TaxonomyForm.Of((Kept = TaxonomyFile.Read(warehouse)).InForce);

    /// <summary>Saves what was typed, and has comments read by it.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] TaxonomyForm form, CancellationToken cancel)
    {
        try { TaxonomyFile.Write(warehouse, form.Typed()); }
        catch (TaxonomyException e) { (Kept, Form, Refused) = (TaxonomyFile.Read(warehouse), form, e); return Page(); }
        return await ReadAnewAsync(cancel);
    }

    /// <summary>Goes back to the taxonomy that comes with the product.</summary>
    public Task<IActionResult> OnPostResetAsync(CancellationToken cancel) { TaxonomyFile.Reset(warehouse); return ReadAnewAsync(cancel); }

    private async Task<IActionResult> ReadAnewAsync(CancellationToken cancel) { await board.RunAsync(RefreshJob.Name, null, cancel); Saved = true; return LocalRedirect("/feedback/themes/taxonomy"); }
}
