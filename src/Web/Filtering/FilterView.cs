using Retention.Analytics.Selecting;
using Retention.Web.Charts;
using Retention.Web.Exports;
using Retention.Web.Language;
using Retention.Web.Security;

namespace Retention.Web.Filtering;

/// <summary>The filter of a page in words, and the addresses of the same page under another filter.</summary>
public sealed class FilterView(Filter filter, HttpRequest request, Words words)
{
    private static readonly HashSet<string> Own = ["where", "period", "against", "start", "edit", .. Selection.Attributes];

    /// <summary>Which customers.</summary>
    public Selection Selection => filter.Selection;

    /// <summary>What could not be followed, in words; null where everything could.</summary>
    public string? Problem => filter.Problem is { } problem ? words[$"filter.problem.{problem.Kind}", Short(problem.Text)] : null;

    /// <summary>The group that the form changes: the one asked for (<c>edit=0</c>, <c>edit=new</c>), else the last.</summary>
    public int Edited { get; } = Asked(request) ?? Math.Max(0, filter.Selection.Groups.Count - 1);

    /// <summary>The ways to cut time, each with this page's address under it.</summary>
    public IEnumerable<(Grain Grain, string Address)> Grains => Enum.GetValues<Grain>().Select(grain => (grain, Address(Selection with { Grain = grain })));

    /// <summary>What a period can be set beside, each with this page's address; nothing where both are the same.</summary>
    public IEnumerable<(Against Against, string Address)> Comparisons =>
        Selection.Grain.Months() == 12 ? [] : Enum.GetValues<Against>().Select(against => (against, Address(Selection with { Against = against })));

    /// <summary>Whether the form was asked for.</summary>
    public bool IsEditing { get; } = Asked(request) is not null;

    /// <summary>What the address holds besides the filter.</summary>
    public IReadOnlyList<(string Name, string Value)> Kept { get; } =
        [.. from part in request.Query where !Own.Contains(part.Key) from value in part.Value where value is not null select (part.Key, value)];

    /// <summary>Whether a condition is the book that everything its reader sees is held to, so that it cannot be taken away.</summary>
    public bool IsHeld(Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Member.Of(request.HttpContext).HeldTo is { } book && condition is { Attribute: "csm", IsNot: false, Values: [var only] } && only == book;
    }

    /// <summary>A condition in words: <c>Segment: smb or mid</c>.</summary>
    public string Words(Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return SelectionWords.Say(condition, words);
    }

    /// <summary>This page under another filter.</summary>
    public string Address(Selection selection, string? more = null)
    {
        ArgumentNullException.ThrowIfNull(selection);
        var parts = Kept.Select(one => $"{Links.Escape(one.Name)}={Links.Escape(one.Value)}").Concat(Links.Parts(selection).Select(one => $"{one.Name}={Links.Escape(one.Value)}")).Concat(more is null ? [] : [more]);
        return request.Path + string.Concat(parts.Select((part, i) => (i == 0 ? '?' : '&') + part));
    }

    // A number beyond the last group is a new group.
    private static int? Asked(HttpRequest request) => request.Query["edit"].ToString() switch
    {
        "" => null,
        var text => int.TryParse(text, out var group) && group >= 0 ? group : int.MaxValue,
    };

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
