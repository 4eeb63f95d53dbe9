namespace Retention.Web.Work.Reviews;

/// <summary>How reviews look: one for all of them.</summary>
public sealed class ReviewLook
{
    /// <summary>The colour of headings where nobody chose one.</summary>
    public const string UsualHeading = "#0f766e";

    /// <summary>The colour of the band at the top where nobody chose one.</summary>
    public const string UsualBand = "#0f172a";

    /// <summary>Always 1.</summary>
    public int Id { get; init; } = 1;

    /// <summary>The company's name; blank for none.</summary>
    public string Company { get; set; } = "";

    /// <summary>Colour of headings, <c>#0f766e</c>.</summary>
    public string Heading { get; set; } = UsualHeading;

    /// <summary>Colour of the band at the top.</summary>
    public string Band { get; set; } = UsualBand;

    /// <summary>The logo; null for none.</summary>
    public byte[]? Logo { get; set; }

    /// <summary>image/png or image/jpeg.</summary>
    public string? LogoType { get; set; }

    /// <summary>Counts its changes; a review that is published keeps the look without it.</summary>
    public int Edition { get; set; }
}
