namespace Retention.Web.Work.Reviews;

/// <summary>What a section of a review implies, as somebody wrote it. Nothing in it is trusted.</summary>
/// <param name="Section">The section.</param>
/// <param name="Text">The text; blank takes it away.</param>
/// <param name="Edition">The edition that was in front of the writer; 0 where there was none.</param>
public sealed record ReviewTextForm(string? Section, string? Text, int Edition);

/// <summary>An action as somebody wrote it. Nothing in it is trusted.</summary>
/// <param name="Section">The section it follows from.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Owner">Who does it.</param>
/// <param name="DueOn">The day, <c>2026-11-30</c>.</param>
public sealed record ReviewActionForm(string? Section, string? Text, string? Owner, string? DueOn);

/// <summary>What became of an action. Nothing in it is trusted.</summary>
/// <param name="Id">The action.</param>
/// <param name="State">One of <see cref="ReviewAction.States"/>.</param>
/// <param name="Edition">The edition that was in front of them.</param>
public sealed record ReviewStateForm(int Id, string? State, int Edition);

/// <summary>How long what is written for a review may be.</summary>
public static class ReviewForms
{
    /// <summary>Characters of an implication.</summary>
    public const int LongestText = 4000;

    /// <summary>Characters of an action.</summary>
    public const int LongestAction = 500;

    /// <summary>Characters of the name of an owner.</summary>
    public const int LongestOwner = 100;
}
