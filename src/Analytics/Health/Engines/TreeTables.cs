using System.Text.Json;

namespace Retention.Analytics.Health.Engines;

/// <summary>TreeSHAP of shallow trees, looked up: a tree of seven questions has at most 128 answers, each with its contributions worked out once.</summary>
/// <remarks>Path-dependent TreeSHAP (Lundberg et al. 2018, "Consistent individualized feature attribution for tree ensembles"), as XGBoost does it: what is not known of a leaf's path counts by the share of rows that went there.</remarks>
internal sealed class TreeTables
{
    // Up to depth 3; deeper trees have too many answers.
    private const int MostQuestions = 7;

    private readonly Tree[] trees;
    private readonly int columns;

    private TreeTables(Tree[] trees, int columns) => (this.trees, this.columns) = (trees, columns);

    /// <summary>The tables of a model; null where a tree asks too much or the model is of another kind.</summary>
    public static TreeTables? Read(ReadOnlySpan<byte> json, TreeColumns names)
    {
        var reader = new Utf8JsonReader(json);
        using var model = JsonDocument.ParseValue(ref reader);
        var booster = model.RootElement.GetProperty("learner").GetProperty("gradient_booster");
        if (booster.GetProperty("name").GetString() != "gbtree") return null;
        List<Tree> trees = [];
        foreach (var tree in booster.GetProperty("model").GetProperty("trees").EnumerateArray())
        {
            if (Nodes.Of(tree) is not { } nodes || nodes.Questions.Length > MostQuestions) return null;
            trees.Add(new(nodes, names));
        }

        return new([.. trees], names.Names.Count);
    }

    /// <summary>Adds contributions up, a row after the other, each with the base last.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="encoded">The same as the trees read them.</param>
    /// <param name="basis">What the trees say of nobody in particular.</param>
    /// <param name="into">Rows x (features + 1).</param>
    public void Explain(FeatureTable table, float[] encoded, float basis, float[] into)
    {
        var width = table.Width + 1;
        Parallel.For(0, (table.Rows + Encoder.Block - 1) / Encoder.Block, block =>
        {
            for (var row = block * Encoder.Block; row < Math.Min(table.Rows, (block + 1) * Encoder.Block); row++)
            {
                var values = encoded.AsSpan(row * columns, columns);
                var parts = into.AsSpan(row * width, width);
                foreach (var tree in trees) tree.Add(values, parts);
                parts[^1] = basis;
            }
        });
    }

    /// <summary>A tree as its questions and the contributions for each way to answer them.</summary>
    private sealed class Tree
    {
        private readonly (int Column, float Below, bool MissingIsLeft)[] questions;
        private readonly int[] features;
        private readonly float[] answers;

        public Tree(Nodes nodes, TreeColumns names)
        {
            questions = nodes.Questions;
            features = [.. questions.Select(question => names.FeatureOf(question.Column)).Distinct()];
            answers = new float[features.Length << questions.Length];
            for (var pattern = 0; pattern < 1 << questions.Length; pattern++)
            {
                foreach (var (column, part) in nodes.Contributions(pattern)) answers[(pattern * features.Length) + Array.IndexOf(features, names.FeatureOf(column))] += (float)part;
            }
        }

        public void Add(ReadOnlySpan<float> values, Span<float> parts)
        {
            var pattern = 0;
            for (var i = 0; i < questions.Length; i++)
            {
                var value = values[questions[i].Column];
                if (float.IsNaN(value) ? questions[i].MissingIsLeft : value < questions[i].Below) pattern |= 1 << i;
            }

            var answer = answers.AsSpan(pattern * features.Length, features.Length);
            for (var i = 0; i < features.Length; i++) parts[features[i]] += answer[i];
        }
    }
}
