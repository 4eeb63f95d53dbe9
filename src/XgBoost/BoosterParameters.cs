using System.Globalization;

namespace Retention.XgBoost;

/// <summary>How trees are grown, as a closed list: the library takes a misspelt name without a word.</summary>
/// <param name="Depth">Splits on the way to a leaf.</param>
/// <param name="Shrinkage">Part of each tree that is added.</param>
/// <param name="BaseRate">Share of ones, where boosting begins.</param>
/// <param name="Seed">Where chance begins.</param>
/// <param name="Threads">Cores to use; 0 for all.</param>
/// <param name="Monotone">1, 0 or -1 for each column: whether the answer may only rise with it, or only fall; null for no such bound.</param>
public sealed record BoosterParameters(int Depth, double Shrinkage, double BaseRate, int Seed, int Threads, IReadOnlyList<int>? Monotone = null)
{
    /// <summary>Least sum of curvature in a leaf.</summary>
    public double LeafWeight { get; init; } = 1;

    /// <summary>L2 penalty on leaves.</summary>
    public double Penalty { get; init; } = 1;

    /// <summary>Share of rows that a tree is grown on.</summary>
    public double RowShare { get; init; } = 1;

    /// <summary>Share of columns that a tree is grown on.</summary>
    public double ColumnShare { get; init; } = 1;

    /// <summary>Names and values as the library reads them.</summary>
    /// <param name="columns">Columns of the training matrix.</param>
    /// <exception cref="XgBoostException">The bounds are not one for each column: the library would drop those too many, or read those missing as free.</exception>
    internal IReadOnlyDictionary<string, string> Pairs(int columns)
    {
        if (Monotone is { } bounds && bounds.Count != columns) throw new XgBoostException($"{bounds.Count} monotone bounds were given for {columns} columns.");
        var pairs = new Dictionary<string, string>
        {
            ["objective"] = "binary:logistic",
            ["eval_metric"] = "logloss",
            ["tree_method"] = "hist",
            ["max_depth"] = Text(Depth),
            ["eta"] = Text(Shrinkage),
            ["min_child_weight"] = Text(LeafWeight),
            ["lambda"] = Text(Penalty),
            ["subsample"] = Text(RowShare),
            ["colsample_bytree"] = Text(ColumnShare),
            ["base_score"] = Text(BaseRate),
            ["seed"] = Text(Seed),
            ["nthread"] = Text(Threads),
        };
        if (Monotone is not null) pairs["monotone_constraints"] = $"({string.Join(',', Monotone)})";
        return pairs;
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
