using Microsoft.EntityFrameworkCore;
using Retention.Web.Charts;
using Retention.Web.Work.Tasks;

namespace Retention.Web.Work.Reviews;

/// <summary>How reviews are to look, as somebody set it. Nothing in it is trusted.</summary>
/// <param name="Company">The company's name.</param>
/// <param name="Heading">Colour of headings, <c>#0f766e</c>.</param>
/// <param name="Band">Colour of the band at the top.</param>
/// <param name="Logo">A picture; null to leave what is there.</param>
/// <param name="Remove">Takes the logo away.</param>
/// <param name="Edition">The edition that was in front of them.</param>
public sealed record ReviewLookForm(string? Company, string? Heading, string? Band, IFormFile? Logo, bool Remove, int Edition);

/// <summary>The look of reviews: logo, colours, the company's name.</summary>
public sealed class ReviewLooks(WorkDatabase work)
{
    /// <summary>The look in force.</summary>
    public async Task<ReviewLook> ReadAsync(CancellationToken cancel) => await work.ReadAsync(
        "select company, heading, band, logo, logo_type, edition from review_look",
        row => new ReviewLook
        {
            Company = row.GetString(0), Heading = row.GetString(1), Band = row.GetString(2), Logo = row.IsDBNull(3) ? null : row.GetFieldValue<byte[]>(3), LogoType = row.IsDBNull(4) ? null : row.GetString(4), Edition = row.GetInt32(5),
        },
        cancel) is [var look] ? look : new();

    /// <summary>Sets the look.</summary>
    /// <returns>Why not: <c>company</c>, <c>colour</c>, <c>contrast</c>, <c>logo</c> or <c>overtaken</c>; null where it was done.</returns>
    public async Task<string?> SaveAsync(ReviewLookForm form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        var company = TaskForm.Clean(form.Company);
        if (company.Length > ReviewForms.LongestOwner) return "company";
        if (ReviewStyle.Colour(form.Heading) is not { } heading || ReviewStyle.Colour(form.Band) is not { } band) return "colour";
        if (ReviewStyle.Contrast(heading, ReviewStyle.Paper) < ReviewStyle.LeastContrast) return "contrast";
        var logo = form.Logo is { Length: > 0 and <= ReviewLogo.MostBytes } file ? await BytesAsync(file, cancel) : null;
        if (form.Logo is { Length: > 0 } && (logo is null || ReviewLogo.TypeOf(logo) is null)) return "logo";
        await using var db = await work.OpenAsync(cancel);
        var look = await db.Set<ReviewLook>().SingleOrDefaultAsync(cancel);
        if ((look?.Edition ?? 0) != form.Edition) return "overtaken";
        if (look is null) db.Add(look = new());
        (look.Company, look.Heading, look.Band, look.Edition) = (company, heading, band, look.Edition + 1);
        if (logo is not null) (look.Logo, look.LogoType) = (logo, ReviewLogo.TypeOf(logo));
        else if (form.Remove) (look.Logo, look.LogoType) = (null, null);
        return await db.TrySaveAsync("overtaken", cancel);
    }

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }
}
