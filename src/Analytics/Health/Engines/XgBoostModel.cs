using Retention.XgBoost;

namespace Retention.Analytics.Health.Engines;

/// <summary>Boosted trees with contributions by TreeSHAP, folded into features.</summary>
internal sealed class XgBoostModel : IChurnModel
{
    // Rows are explained in parts: the library keeps a copy of what it is asked.
    private const int Part = 50_000;

    // The library takes 90 microseconds for a row: of many rows its answers are looked up, and held against its own on some.
    private const int Many = 2_000, Checked = 200;
    private readonly Booster booster;
    private readonly TreeColumns columns;

    public XgBoostModel(FeatureSchema schema, Booster booster) => (Schema, this.booster, columns) = (schema, booster, new(schema));

    public string Engine => XgBoostTrainer.Name;

    public FeatureSchema Schema { get; }

    /// <summary>Number of trees.</summary>
    public int Rounds => booster.Rounds;

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="ChurnModelException">The library is missing, or the bytes are no model of these columns.</exception>
    public static XgBoostModel Load(FeatureSchema schema, ReadOnlySpan<byte> bytes, LibraryStatus library)
    {
        XgBoostTrainer.RequireLibrary(library);
        try
        {
            return new(schema, Booster.Load(bytes, new TreeColumns(schema).Names));
        }
        catch (XgBoostException e)
        {
            throw new ChurnModelException("The stored trees cannot be read: " + e.Message, e);
        }
    }

    public double[] Predict(FeatureTable table) => [.. Parts(table, matrix => booster.Predict(matrix)).SelectMany(part => part.Numbers).Select(odds => (double)odds)];

    public float[] Explain(FeatureTable table) => table.Rows < Many ? ByLibrary(table) : ByTables(table) ?? ByLibrary(table);

    /// <summary>TreeSHAP by the library.</summary>
    internal float[] ByLibrary(FeatureTable table) => [.. Parts(table, matrix => booster.Explain(matrix)).SelectMany(part => columns.Fold(part.Numbers, part.Rows))];

    /// <summary>The same from tables of every answer that shallow trees can give; null where the trees are too deep for it, or the library would say something else.</summary>
    internal float[]? ByTables(FeatureTable table)
    {
        if (TreeTables.Read(booster.ToJson(), columns) is not { } tables) return null;
        var (sample, width) = (table.Take([.. Enumerable.Range(0, Math.Min(Checked, table.Rows))]), table.Width + 1);
        var told = ByLibrary(sample);
        var parts = new float[(long)table.Rows * width];
        tables.Explain(table, columns.Encode(table), told.Length == 0 ? 0 : told[width - 1], parts);
        return told.Zip(parts, (one, other) => Math.Abs(one - other)).All(gap => gap < 1e-3f) ? parts : null;
    }

    public byte[] Save() => booster.Save();

    public void Dispose() => booster.Dispose();

    private IEnumerable<(float[] Numbers, int Rows)> Parts(FeatureTable table, Func<DataMatrix, float[]> ask)
    {
        Schema.Require(table.Schema);
        table.RequireFinite();
        var threads = XgBoostTrainer.Threads(table);
        booster.Use(threads);
        for (var start = 0; start < table.Rows; start += Part)
        {
            var part = table.Rows <= Part ? table : table.Take([.. Enumerable.Range(start, Math.Min(Part, table.Rows - start))]);
            using var matrix = new DataMatrix(columns.Encode(part), columns.Names, [], threads);
            yield return (ask(matrix), part.Rows);
        }
    }
}
