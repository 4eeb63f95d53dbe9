namespace Retention.Analytics.Health.Engines;

/// <summary>What an <see cref="Encoder"/> learned from the rows it was fitted on.</summary>
/// <param name="Used">Whether a feature is read at all.</param>
/// <param name="Medians">What stands for a missing value, by feature; the median of those known.</param>
/// <param name="Misses">Whether a feature was missing somewhere, and so has a column that says where.</param>
/// <param name="Means">Mean of each column but the crossings.</param>
/// <param name="Factors">1 / standard deviation of each column but the crossings; 0 where it is constant, so that it says nothing.</param>
/// <param name="CrossedMeans">The same of the crossings.</param>
/// <param name="CrossedFactors">The same of the crossings.</param>
internal sealed record Encoding(bool[] Used, double[] Medians, bool[] Misses, double[] Means, double[] Factors, double[] CrossedMeans, double[] CrossedFactors);
