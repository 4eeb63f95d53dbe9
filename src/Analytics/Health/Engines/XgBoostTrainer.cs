using Retention.Analytics.Health.Protocol;
using Retention.XgBoost;

namespace Retention.Analytics.Health.Engines;

/// <summary>Shallow boosted trees by XGBoost. Their number is found on customers held out; then all rows are learned from.</summary>
public sealed class XgBoostTrainer(LibraryStatus library) : IChurnTrainer
{
    /// <summary>The engine's name.</summary>
    public const string Name = "xgboost";

    private const int Depth = 3, MostRounds = 1000, Patience = 50, HeldOutPart = 5, RoundsUnseen = 150;
    private const double Shrinkage = 0.05;

    // Threads of OpenMP wait by spinning: below this many numbers they take longer than they save.
    private const long Small = 2_000_000;

    // More rows move no split of such shallow trees: of larger tables a part of the customers is learned from, each with all rows.
    private const int MostRows = 300_000;

    /// <summary>With the library of this machine.</summary>
    public XgBoostTrainer()
        : this(XgBoostLibrary.Status)
    {
    }

    /// <inheritdoc/>
    public string Engine => Name;

    /// <summary>The version of the library; null where it is not there.</summary>
    public Version? Version => library.IsPresent ? library.Version : null;

    /// <inheritdoc/>
    /// <exception cref="ChurnModelException">Also where the library is missing or too old; the message says how to get it.</exception>
    public IChurnModel Train(FeatureTable table, TrainingOptions options, CancellationToken cancel)
    {
        RequireLibrary(library);
        table.RequireTrainable();
        var all = table;
        if (1 + all.Rows / MostRows is > 1 and var parts && all.Where(row => Folds.IsHeldOut(all.Ids[row], options.Seed, parts)) is var part && HasBoth(part)) table = part;
        var columns = new TreeColumns(table.Schema);
        try
        {
            var rounds = options.Rounds ?? Rounds(table, columns, options, cancel);
            using var matrix = Matrix(table, columns, options);
            return new XgBoostModel(all.Schema, Booster.Train(matrix, Parameters(table, columns, options), rounds, null, 0, cancel));
        }
        catch (XgBoostException e)
        {
            throw new ChurnModelException("XGBoost cannot learn from these rows: " + e.Message, e);
        }
    }

    /// <summary>Refuses to go on without the library.</summary>
    internal static void RequireLibrary(LibraryStatus library)
    {
        if (!library.IsPresent) throw new ChurnModelException($"{char.ToUpperInvariant(library.Found[0])}{library.Found[1..]}: {library.ToDo}.");
    }

    /// <summary>Cores worth using.</summary>
    internal static int Threads(FeatureTable table) => table.Values.LongLength < Small ? 1 : Environment.ProcessorCount;

    /// <summary>How many trees gain something on customers they have not seen.</summary>
    private static int Rounds(FeatureTable table, TreeColumns columns, TrainingOptions options, CancellationToken cancel)
    {
        bool[] isHeldOut = [.. table.Ids.Select(id => Folds.IsHeldOut(id, options.Seed + 1, HeldOutPart))];
        var (seen, unseen) = (table.Where(row => !isHeldOut[row]), table.Where(row => isHeldOut[row]));
        if (!HasBoth(seen) || !HasBoth(unseen)) return RoundsUnseen;
        using var train = Matrix(seen, columns, options);
        using var heldOut = Matrix(unseen, columns, options);
        using var booster = Booster.Train(train, Parameters(seen, columns, options), MostRounds, heldOut, Patience, cancel);
        return Math.Max(1, booster.Rounds);
    }

    private static BoosterParameters Parameters(FeatureTable table, TreeColumns columns, TrainingOptions options) =>
        new(Depth, Shrinkage, table.Labels.Average(label => (double)label), options.Seed, Threads(table, options), columns.Directions) { LeafWeight = 5, RowShare = 0.8, ColumnShare = 0.5 };

    private static DataMatrix Matrix(FeatureTable table, TreeColumns columns, TrainingOptions options) => new(columns.Encode(table), columns.Names, table.Labels, Threads(table, options));

    private static int Threads(FeatureTable table, TrainingOptions options) => options.Threads ?? Threads(table);

    private static bool HasBoth(FeatureTable table) => table.Labels.Contains(0) && table.Labels.Contains(1);
}
