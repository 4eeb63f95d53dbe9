using System.Data.Common;
using System.Globalization;

namespace Retention.Analytics.Health;

/// <summary>Takes rows of features from a query: customer, day, label, then the columns of the schema.</summary>
internal sealed class FeatureRows(FeatureSchema schema)
{
    private const int FirstFeature = 3;

    private const int RowsInBlock = 16_384;

    private readonly int width = schema.Features.Count;
    private readonly List<string> ids = [];
    private readonly List<DateOnly> days = [];
    private readonly List<float> labels = [];
    private readonly List<float[]> blocks = [];
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);

    /// <summary>Takes the row that the reader stands on.</summary>
    /// <exception cref="ChurnModelException">A value is infinite.</exception>
    public void Add(DbDataReader row)
    {
        var place = ids.Count % RowsInBlock;
        if (place == 0) blocks.Add(new float[RowsInBlock * width]);
        ids.Add(Once(row.GetString(0)));
        days.Add(row.GetFieldValue<DateOnly>(1));
        labels.Add(Value(row, 2));
        var values = blocks[^1].AsSpan(place * width, width);
        for (var i = 0; i < width; i++) values[i] = Finite(Value(row, FirstFeature + i), i);
    }

    /// <summary>All rows taken.</summary>
    public FeatureTable ToTable()
    {
        var values = new float[ids.Count * width];
        for (var i = 0; i < blocks.Count; i++)
        {
            var start = i * RowsInBlock * width;
            blocks[i].AsSpan(0, Math.Min(RowsInBlock * width, values.Length - start)).CopyTo(values.AsSpan(start));
            blocks[i] = [];
        }

        return new(schema, ids, days, values, [.. labels]);
    }

    /// <summary>A customer stands in many rows, with one text.</summary>
    private string Once(string id)
    {
        if (known.TryGetValue(id, out var text)) return text;
        return known[id] = id;
    }

    private static float Value(DbDataReader row, int column) => row.IsDBNull(column) ? float.NaN : row.GetFloat(column);

    private float Finite(float value, int feature) => !float.IsInfinity(value)
        ? value
        : throw new ChurnModelException(string.Create(
            CultureInfo.InvariantCulture, $"The feature {schema.Features[feature].Name} of customer {ids[^1]} on {days[^1]:yyyy-MM-dd} is infinite: look for a row with an amount that cannot be."));
}
