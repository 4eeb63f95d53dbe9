namespace Retention.Analytics.Health;

/// <summary>An engine that learns from what became of customers. The seam of the health score: another library is one more trainer.</summary>
public interface IChurnTrainer
{
    /// <summary><c>logistic</c> or <c>xgboost</c>.</summary>
    string Engine { get; }

    /// <summary>Fits a model; the same table, options and seed give the same bytes.</summary>
    /// <param name="table">Rows whose label is known.</param>
    /// <param name="options">Seed, strength of the penalty and the like.</param>
    /// <param name="cancel">Ends the fit.</param>
    /// <exception cref="ChurnModelException">The table cannot carry a model: one class only, no column that varies, no rows.</exception>
    IChurnModel Train(FeatureTable table, TrainingOptions options, CancellationToken cancel);
}

/// <summary>What an engine has learned.</summary>
public interface IChurnModel : IDisposable
{
    /// <summary>The engine that made it.</summary>
    string Engine { get; }

    /// <summary>The columns it was trained on.</summary>
    FeatureSchema Schema { get; }

    /// <summary>Log odds of leaving, one for each row. Without calibration.</summary>
    /// <exception cref="ChurnModelException">The table has other columns.</exception>
    double[] Predict(FeatureTable table);

    /// <summary>Contributions to the log odds, <c>Rows x (Width + 1)</c>: one for each feature and, last, the base; a row's sum is what <see cref="Predict"/> gives.</summary>
    /// <exception cref="ChurnModelException">The table has other columns.</exception>
    float[] Explain(FeatureTable table);

    /// <summary>The model as bytes of its engine, without the envelope.</summary>
    byte[] Save();
}

/// <summary>What a trainer may be told.</summary>
/// <param name="Seed">Where chance begins.</param>
/// <param name="Penalty">L2 penalty of the linear model on the sum of losses (1 / C of scikit-learn); null for the engine's own choice.</param>
/// <param name="Threads">Cores to use; null for all.</param>
/// <param name="MostFeatures">The linear model keeps so many features, those that tell most by themselves; null for all.</param>
/// <param name="Rounds">Trees of the boosted model; null to find their number on customers held out.</param>
public sealed record TrainingOptions(int Seed = 1, double? Penalty = null, int? Threads = null, int? MostFeatures = null, int? Rounds = null);

/// <summary>A model cannot be had from these data, or a stored one cannot be read; the message says why.</summary>
public sealed class ChurnModelException : Exception
{
    /// <summary>An error with its reason.</summary>
    public ChurnModelException(string message)
        : base(message)
    {
    }

    /// <summary>An error with its reason and what caused it.</summary>
    public ChurnModelException(string message, Exception cause)
        : base(message, cause)
    {
    }

    /// <summary>An error without a reason.</summary>
    public ChurnModelException()
    {
    }
}
