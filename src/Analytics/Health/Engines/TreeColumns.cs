namespace Retention.Analytics.Health.Engines;

/// <summary>The columns that trees read: a number as it is, one column for each word of three and more.</summary>
internal sealed class TreeColumns
{
    private readonly int width;
    private readonly (int Feature, int? Word)[] columns;

    public TreeColumns(FeatureSchema schema)
    {
        width = schema.Features.Count;
        columns = [.. schema.Features.SelectMany((feature, i) => feature.Shape is Shape.Classes { Words.Length: > 2 } classes
            ? Enumerable.Range(0, classes.Words.Length).Select(word => (i, (int?)word))
            : [(i, null)])];

        // Names hold no sign that XGBoost refuses in them: [, ], <.
        Names = [.. columns.Select(column => FormattableString.Invariant($"f{column.Feature}") + (column.Word is { } word ? FormattableString.Invariant($"_{word}") : ""))];
        Directions = [.. columns.Select(column => column.Word is null ? schema.Features[column.Feature].Direction : 0)];
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>One for each column: 1 where risk may only rise with it, -1 where it may only fall.</summary>
    public IReadOnlyList<int> Directions { get; }

    /// <summary>The feature of a column.</summary>
    public int FeatureOf(int column) => columns[column].Feature;

    public float[] Encode(FeatureTable table)
    {
        var into = new float[(long)table.Rows * columns.Length];
        Parallel.For(0, (table.Rows + Encoder.Block - 1) / Encoder.Block, block =>
        {
            for (var row = block * Encoder.Block; row < Math.Min(table.Rows, (block + 1) * Encoder.Block); row++)
            {
                var values = table.Row(row);
                for (var i = 0; i < columns.Length; i++)
                {
                    var value = values[columns[i].Feature];
                    into[row * columns.Length + i] = columns[i].Word is { } word && !float.IsNaN(value) ? (value == word ? 1 : 0) : value;
                }
            }
        });
        return into;
    }

    /// <summary>Adds the contributions of columns up to those of their features; the last of each row is the base.</summary>
    public float[] Fold(float[] parts, int rows)
    {
        var folded = new float[rows * (width + 1)];
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                folded[row * (width + 1) + columns[i].Feature] += parts[row * (columns.Length + 1) + i];
            }

            folded[row * (width + 1) + width] = parts[row * (columns.Length + 1) + columns.Length];
        }

        return folded;
    }
}
