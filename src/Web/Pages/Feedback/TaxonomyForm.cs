using Retention.Analytics.Feedback;

namespace Retention.Web.Pages.Feedback;

/// <summary>A theme as the form has it: terms one a line.</summary>
public sealed record ThemeForm(string? Name, string? Es, string? En, string? TermsEs, string? TermsEn, bool Remove)
{
    /// <summary>Whether anything was typed.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(string.Concat(Name, Es, En, TermsEs, TermsEn));

    /// <summary>A theme to be edited.</summary>
    public static ThemeForm Of(Theme theme)
    {
        ArgumentNullException.ThrowIfNull(theme);
        return new(theme.Name, theme.Es, theme.En, string.Join('\n', theme.TermsEs), string.Join('\n', theme.TermsEn), false);
    }

    /// <summary>The theme that was typed.</summary>
    public Theme Typed() => new(Name?.Trim() ?? "", Es?.Trim() ?? "", En?.Trim() ?? "", Lines(TermsEs), Lines(TermsEn));

    private static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>The taxonomy as a form: its themes, and an empty one to add.</summary>
public sealed record TaxonomyForm(IReadOnlyList<ThemeForm> Themes)
{
    /// <summary>A taxonomy to be edited.</summary>
    public static TaxonomyForm Of(Taxonomy taxonomy)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        return new([.. taxonomy.Themes.Select(ThemeForm.Of)]);
    }

    /// <summary>The taxonomy that was typed.</summary>
    /// <exception cref="TaxonomyException">It cannot be used.</exception>
    public Taxonomy Typed() => new([.. Themes.Where(theme => !theme.Remove && !theme.IsBlank).Select(theme => theme.Typed())]);
}
