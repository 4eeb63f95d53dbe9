namespace Retention.Analytics.Health;

/// <summary>Customers on days with what was known of each, and what became of them.</summary>
/// <param name="Schema">Its columns.</param>
/// <param name="Ids">Customer of each row; several rows may be of one customer.</param>
/// <param name="Days">Day of each row.</param>
/// <param name="Values">Row after row, <c>Ids.Count x Schema.Features.Count</c>; <see cref="float.NaN"/> where not known, never infinite.</param>
/// <param name="Labels">1 left within the horizon, 0 did not, <see cref="float.NaN"/> while the horizon is not over.</param>
public sealed record FeatureTable(FeatureSchema Schema, IReadOnlyList<string> Ids, IReadOnlyList<DateOnly> Days, float[] Values, float[] Labels)
{
    /// <summary>Of so many customers one was drawn; 1 for all of them.</summary>
    public int OneOf { get; init; } = 1;

    /// <summary>Number of rows.</summary>
    public int Rows => Ids.Count;

    /// <summary>Number of columns.</summary>
    public int Width => Schema.Features.Count;

    /// <summary>What is known in a row, in the order of the schema.</summary>
    public ReadOnlySpan<float> Row(int row) => Values.AsSpan(row * Width, Width);
}
