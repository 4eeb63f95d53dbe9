namespace Retention.Analytics.Export;

/// <summary>What the cells of a column hold, and so how they are shown.</summary>
public enum CellKind
{
    /// <summary>Text, kept as it is: leading zeros stay, and nothing in it can run.</summary>
    Text,

    /// <summary>A whole number; one of more than 15 digits is written as text, since a sheet would round it.</summary>
    Whole,

    /// <summary>A number with its decimals.</summary>
    Number,

    /// <summary>A number that is shown with two decimals; the cell has all of them.</summary>
    Rounded,

    /// <summary>Money in the currency of the workbook.</summary>
    Money,

    /// <summary>A share as a fraction, shown in percent.</summary>
    Percent,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A month, as its first day.</summary>
    Month,

    /// <summary>A day and a time.</summary>
    Moment,

    /// <summary>True or false.</summary>
    Flag,
}

/// <summary>A column of a sheet.</summary>
/// <param name="Title">What stands above it; made unique where two columns share it.</param>
/// <param name="Kind">What its cells hold.</param>
public sealed record SheetColumn(string Title, CellKind Kind);
