namespace Retention.Analytics.Health.Engines;

/// <summary>Turns features into the columns of a linear model: shaped, filled with the median where missing, standardised, crossed.</summary>
/// <remarks>
/// A feature gives the columns of its shape and, where it was missing in training, one that says so. Classes have none for a missing or unknown word but that one.
/// A crossing gives the products of the standardised columns of its two features, standardised again. Everything is learned from training rows alone.
/// </remarks>
internal sealed partial class Encoder
{
    private readonly FeatureSchema schema;
    private readonly Encoding encoding;
    private readonly int[] starts;
    private readonly (int First, int Second)[] products;
    private readonly (int First, int Second)[] owners;

    public Encoder(FeatureSchema schema, Encoding encoding)
    {
        (this.schema, this.encoding) = (schema, encoding);
        starts = new int[schema.Features.Count + 1];
        for (var i = 0; i < schema.Features.Count; i++)
        {
            starts[i + 1] = starts[i] + (encoding.Used[i] ? Width(schema.Features[i].Shape) + (encoding.Misses[i] ? 1 : 0) : 0);
        }

        products = [.. schema.Crossings.SelectMany(Products)];
        owners = [.. Enumerable.Range(0, schema.Features.Count).SelectMany(i => Enumerable.Repeat((i, i), starts[i + 1] - starts[i])), .. products.Select(pair => (Owner(pair.First), Owner(pair.Second)))];
    }

    /// <summary>What was learned, for storage.</summary>
    public Encoding Encoding => encoding;

    /// <summary>Number of columns.</summary>
    public int Columns => owners.Length;

    /// <summary>The feature that a column stands for; a crossing stands for two, and each bears half of it.</summary>
    public (int First, int Second) Owners(int column) => owners[column];

    /// <summary>Writes the columns of a row.</summary>
    public void Encode(ReadOnlySpan<float> row, Span<double> into)
    {
        Fill(row, into);
        var plain = starts[^1];
        for (var i = 0; i < plain; i++)
        {
            into[i] = (into[i] - encoding.Means[i]) * encoding.Factors[i];
        }

        for (var i = 0; i < products.Length; i++)
        {
            into[plain + i] = (into[products[i].First] * into[products[i].Second] - encoding.CrossedMeans[i]) * encoding.CrossedFactors[i];
        }
    }

    private void Fill(ReadOnlySpan<float> row, Span<double> into)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (!encoding.Used[i]) continue;
            var (at, missing) = (starts[i], float.IsNaN(row[i]));
            var value = missing ? encoding.Medians[i] : row[i];
            switch (schema.Features[i].Shape)
            {
                case Health.Shape.Log:
                    into[at++] = Math.Sign(value) * Math.Log(1 + Math.Abs(value));
                    break;
                case Health.Shape.Clamped clamped:
                    into[at++] = Math.Clamp(value, clamped.Low, clamped.High);
                    break;
                case Health.Shape.Steps steps:
                    foreach (var cut in steps.Cuts) into[at++] = value > cut ? 1 : 0;
                    break;
                case Health.Shape.Classes classes:
                    for (var word = 1; word < classes.Words.Length; word++) into[at++] = !missing && value == word ? 1 : 0;
                    break;
                default:
                    into[at++] = value;
                    break;
            }

            if (encoding.Misses[i]) into[at] = missing ? 1 : 0;
        }
    }

    private static int Width(Shape shape) => shape switch
    {
        Health.Shape.Steps steps => steps.Cuts.Length,
        Health.Shape.Classes classes => Math.Max(0, classes.Words.Length - 1),
        _ => 1,
    };

    private IEnumerable<(int First, int Second)> Products(Crossing crossing)
    {
        var (first, second) = (Index(crossing.First), Index(crossing.Second));
        return encoding.Used[first] && encoding.Used[second]
            ? Shaped(first).SelectMany(a => Shaped(second).Select(b => (a, b)))
            : [];
    }

    private IEnumerable<int> Shaped(int feature) => Enumerable.Range(starts[feature], Width(schema.Features[feature].Shape));

    private int Owner(int column) => owners is null ? Array.FindLastIndex(starts, start => start <= column) : owners[column].First;

    private int Index(string name)
    {
        for (var i = 0; i < schema.Features.Count; i++)
        {
            if (schema.Features[i].Name == name) return i;
        }

        throw new ChurnModelException($"The column '{name}' is crossed with another, and there is no such column.");
    }
}
