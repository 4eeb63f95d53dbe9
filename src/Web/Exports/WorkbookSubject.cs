using Retention.Analytics.Export;
using Retention.Analytics.Selecting;

namespace Retention.Web.Exports;

/// <summary>What an export is about.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Selection">Whom it is about.</param>
/// <param name="Asked">What else was asked, by name.</param>
/// <param name="Definitions">What is to be known of its numbers.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, once; the array is the same each time.</param>
/// <param name="Chart">How a workbook draws them; null for no chart.</param>
internal sealed record WorkbookSubject(
    string Title, Selection Selection, IReadOnlyDictionary<string, string> Asked, IReadOnlyList<DefinedWord> Definitions, IReadOnlyList<SheetColumn> Columns, IAsyncEnumerable<object?[]> Rows, SheetChart? Chart = null)
{
    /// <summary>What its tab says; null for the one of a workbook that has no other.</summary>
    public string? Tab { get; init; }

    /// <summary>First of the columns that are coloured by their value, from 0; null for none.</summary>
    public int? HeatFrom { get; init; }

    /// <summary>Where its rows lead from one balance to the next; null where they do not.</summary>
    public BridgeColumns? Bridge { get; init; }

    /// <summary>What the page says of it; known once its first row was read.</summary>
    public IReadOnlyList<PageFigure> Figures { get; init; } = [];
}

/// <summary>Columns of a bridge, row after row; the movements stand between them.</summary>
/// <param name="Opening">Column of what a row opens with, from 0.</param>
/// <param name="Closing">Column of what it closes with.</param>
internal sealed record BridgeColumns(int Opening, int Closing);

/// <summary>A workbook of several tables, each read when it is written.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Selection">Whom it is about.</param>
/// <param name="Asked">What else was asked, by name.</param>
/// <param name="Subjects">Its tables.</param>
internal sealed record WorkbookContent(string Title, Selection Selection, IReadOnlyDictionary<string, string> Asked, IAsyncEnumerable<WorkbookSubject> Subjects)
{
    /// <summary>One table.</summary>
    public static WorkbookContent Of(WorkbookSubject subject) => new(subject.Title, subject.Selection, subject.Asked, One(subject));

    private static async IAsyncEnumerable<WorkbookSubject> One(WorkbookSubject subject)
    {
        await Task.CompletedTask;
        yield return subject;
    }
}
