using System.Text.Json;

namespace Retention.Analytics.Health.Engines;

/// <summary>A fitted logistic regression. Its contributions are exact: weight times standardised value, against the average training row.</summary>
internal sealed class LogisticModel : IChurnModel
{
    private readonly Encoder encoder;
    private readonly double[] weights;

    public LogisticModel(FeatureSchema schema, Encoder encoder, double[] weights) => (Schema, this.encoder, this.weights) = (schema, encoder, weights);

    public string Engine => LogisticTrainer.Name;

    public FeatureSchema Schema { get; }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="ChurnModelException">The bytes are no model of these columns.</exception>
    public static LogisticModel Load(FeatureSchema schema, ReadOnlySpan<byte> bytes)
    {
        try
        {
            var saved = JsonSerializer.Deserialize<Saved>(bytes, HealthJson.Options)!;
            var encoder = new Encoder(schema, saved.Encoding);
            return encoder.Columns + 1 == saved.Weights.Length ? new(schema, encoder, saved.Weights) : throw new ChurnModelException("The stored logistic regression has weights of other columns.");
        }
        catch (Exception e) when (e is JsonException or IndexOutOfRangeException)
        {
            throw new ChurnModelException("The stored logistic regression cannot be read: " + e.Message, e);
        }
    }

    public double[] Predict(FeatureTable table)
    {
        var odds = new double[table.Rows];
        Each(table, (row, columns) =>
        {
            var sum = weights[^1];
            for (var i = 0; i < columns.Length; i++) sum += weights[i] * columns[i];
            odds[row] = sum;
        });
        return odds;
    }

    public float[] Explain(FeatureTable table)
    {
        var width = table.Width + 1;
        var all = new float[table.Rows * width];
        Each(table, (row, columns) =>
        {
            Span<double> parts = stackalloc double[width];
            parts.Clear();
            parts[^1] = weights[^1];
            for (var i = 0; i < columns.Length; i++)
            {
                var (half, owners) = (weights[i] * columns[i] / 2, encoder.Owners(i));
                parts[owners.First] += half;
                parts[owners.Second] += half;
            }

            for (var i = 0; i < width; i++) all[row * width + i] = (float)parts[i];
        });
        return all;
    }

    public byte[] Save() => JsonSerializer.SerializeToUtf8Bytes(new Saved(encoder.Encoding, weights), HealthJson.Options);

    public void Dispose()
    {
    }

    private void Each(FeatureTable table, Action<int, double[]> visit)
    {
        Schema.Require(table.Schema);
        table.RequireFinite();
        Parallel.For(0, (table.Rows + Encoder.Block - 1) / Encoder.Block, block =>
        {
            var columns = new double[encoder.Columns];
            for (var row = block * Encoder.Block; row < Math.Min(table.Rows, (block + 1) * Encoder.Block); row++)
            {
                encoder.Encode(table.Row(row), columns);
                visit(row, columns);
            }
        });
    }

    private sealed record Saved(Encoding Encoding, double[] Weights);
}
