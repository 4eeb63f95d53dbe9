using System.Globalization;
using Retention.XgBoost.Interop;

namespace Retention.XgBoost;

/// <summary>Rows of numbers as XGBoost keeps them, with their columns' names. NaN is missing; infinity is refused, because the library would take it.</summary>
public sealed unsafe class DataMatrix : IDisposable
{
    /// <summary>Copies rows into a matrix.</summary>
    /// <param name="values">Row after row.</param>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="labels">0 or 1 for each row; empty for rows that are only predicted.</param>
    /// <param name="threads">Cores to use; 0 for all.</param>
    /// <exception cref="XgBoostException">Values do not fill the rows, a value is infinite, or labels are not of two classes.</exception>
    public DataMatrix(ReadOnlySpan<float> values, IReadOnlyList<string> columns, ReadOnlySpan<float> labels, int threads)
    {
        // The library cannot check these: it would read past the end, train on infinity, or learn a constant.
        if (columns.Count == 0 || values.Length % columns.Count != 0) throw new XgBoostException($"{values.Length} values do not make rows of {columns.Count} columns.");
        foreach (var value in values)
        {
            if (float.IsInfinity(value)) throw new XgBoostException("A value is infinite: a value is a number or missing.");
        }

        (Columns, Rows) = (columns, values.Length / columns.Count);
        if (Rows == 0) throw new XgBoostException("There is no row.");
        if (!labels.IsEmpty) RequireLabels(labels);
        fixed (float* first = values)
        {
            var array = string.Create(CultureInfo.InvariantCulture, $$"""{"data":[{{(ulong)first}},true],"shape":[{{Rows}},{{columns.Count}}],"typestr":"<f4","version":3}""");
            Api.Check(Api.XGDMatrixCreateFromDense(array, string.Create(CultureInfo.InvariantCulture, $$"""{"missing":NaN,"nthread":{{threads}}}"""), out var matrix));
            Handle = new(matrix);
        }

        string[] names = [.. columns];
        Api.Check(Api.XGDMatrixSetStrFeatureInfo(Handle, "feature_name", names, (ulong)names.Length));
        if (labels.IsEmpty) return;
        fixed (float* first = labels)
        {
            Api.Check(Api.XGDMatrixSetFloatInfo(Handle, "label", first, (ulong)labels.Length));
        }
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    internal MatrixHandle Handle { get; }

    /// <inheritdoc/>
    public void Dispose() => Handle.Dispose();

    private void RequireLabels(ReadOnlySpan<float> labels)
    {
        if (labels.Length != Rows) throw new XgBoostException($"{Rows} rows come with {labels.Length} labels.");
        var ones = 0;
        foreach (var label in labels)
        {
            if (label is not (0 or 1)) throw new XgBoostException("A label is neither 0 nor 1.");
            ones += (int)label;
        }

        if (ones == 0 || ones == Rows) throw new XgBoostException("All labels are of one class.");
    }
}
