namespace Retention.Analytics.Export;

/// <summary>How a sheet looks beside its cells.</summary>
public sealed record SheetLook
{
    /// <summary>Where its tab stands: lower ones first, else in the order in which sheets were begun.</summary>
    public int Place { get; init; }

    /// <summary>Width of each column in characters; empty lets the kinds of the columns decide.</summary>
    public IReadOnlyList<double> Widths { get; init; } = [];

    /// <summary>Whether long texts are broken into lines.</summary>
    public bool Wraps { get; init; }

    /// <summary>Whether the rows are a table with a header; else the titles are not written and the rows stand free.</summary>
    public bool IsTable { get; init; } = true;

    /// <summary>First of the columns that are coloured by their value, from 0; null for none. All from there to the last are.</summary>
    public int? HeatFrom { get; init; }

    /// <summary>A chart of its rows, to the right of them.</summary>
    public SheetChart? Chart { get; init; }
}

/// <summary>A formula and what it came to when it was written.</summary>
/// <param name="Text">Without the equals sign.</param>
/// <param name="Value">Its value then.</param>
public sealed record SheetFormula(string Text, decimal Value);

/// <summary>A number of another kind than its column.</summary>
/// <param name="Value">The number.</param>
/// <param name="Kind">What it is.</param>
public sealed record SheetFigure(decimal? Value, CellKind Kind);

/// <summary>A heading that stands free.</summary>
/// <param name="Text">What it says.</param>
/// <param name="IsTitle">The title of the sheet, else the name of what stands beside it.</param>
public sealed record SheetHeading(string Text, bool IsTitle = false);

/// <summary>The form of a chart.</summary>
public enum ChartForm
{
    /// <summary>A line for each series.</summary>
    Lines,

    /// <summary>Columns on top of each other, losses below the axis.</summary>
    Stack,

    /// <summary>Columns that each begin where the one before ended: of its series the first is not drawn.</summary>
    Bridge,
}

/// <summary>A chart of the rows of a sheet.</summary>
/// <param name="Form">Its form.</param>
/// <param name="Title">What it shows, in words.</param>
/// <param name="Category">Column of the categories, from 0.</param>
/// <param name="Series">Columns of the series, from 0.</param>
public sealed record SheetChart(ChartForm Form, string Title, int Category, IReadOnlyList<int> Series);
