namespace Retention.Web.Exports;

/// <summary>A figure as the page of a list shows it: a sum over a column, or how many rows there are.</summary>
/// <param name="Column">The column, from 0.</param>
/// <param name="Value">The figure.</param>
/// <param name="IsCount">Whether it counts the rows.</param>
internal sealed record PageFigure(int Column, decimal Value, bool IsCount);
