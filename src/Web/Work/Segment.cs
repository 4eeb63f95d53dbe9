using Retention.Analytics.Selecting;

namespace Retention.Web.Work;

/// <summary>A filter that somebody gave a name.</summary>
public sealed class Segment
{
    /// <summary>Given by the database.</summary>
    public int Id { get; init; }

    /// <summary>1 to 80 characters; unique among those that its reader sees.</summary>
    public required string Name { get; set; }

    /// <summary>The filter, as <see cref="Selection.Text"/> writes it.</summary>
    public required string Where { get; set; }

    /// <summary>The id of the person, or the <see cref="Reader"/>, who alone sees it; null where everybody does.</summary>
    public string? Owner { get; set; }

    /// <summary>When it was saved, in UTC.</summary>
    public DateTime SavedAt { get; init; }

    /// <summary>When it was deleted, in UTC; null while it is there. The row stays, so that deleting can be undone.</summary>
    public DateTime? DeletedAt { get; set; }

    /// <summary>Its customers; null where the filter cannot be followed any more, because an attribute it names is gone.</summary>
    public Selection? Read()
    {
        try
        {
            return Selection.Where(Where);
        }
        catch (SelectionException)
        {
            return null;
        }
    }
}
