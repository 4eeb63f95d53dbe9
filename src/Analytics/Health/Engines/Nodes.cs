using System.Text.Json;

namespace Retention.Analytics.Health.Engines;

/// <summary>The nodes of one tree of XGBoost's JSON, and what its leaves contribute.</summary>
internal sealed class Nodes
{
    private readonly List<(double Value, (int Question, bool IsLeft, double Share)[] Path)> leaves = [];
    private readonly Dictionary<(int Leaf, int Answers), (int Column, double Part)[]> known = [];

    private Nodes((int Column, float Below, bool MissingIsLeft)[] questions) => Questions = questions;

    /// <summary>What the tree asks: is a column below a value, and where a missing one goes.</summary>
    public (int Column, float Below, bool MissingIsLeft)[] Questions { get; }

    /// <summary>Reads a tree; null where it asks in another way (by categories).</summary>
    public static Nodes? Of(JsonElement tree)
    {
        int[] left = Numbers(tree, "left_children"), right = Numbers(tree, "right_children"), column = Numbers(tree, "split_indices"), kind = Numbers(tree, "split_type");
        float[] at = [.. tree.GetProperty("split_conditions").EnumerateArray().Select(one => one.GetSingle())], rows = [.. tree.GetProperty("sum_hessian").EnumerateArray().Select(one => one.GetSingle())];
        bool[] missing = [.. tree.GetProperty("default_left").EnumerateArray().Select(one => one.ValueKind == JsonValueKind.True || (one.ValueKind == JsonValueKind.Number && one.GetInt32() != 0))];
        if (kind.Any(one => one != 0)) return null;
        List<(int, float, bool)> questions = [];
        var found = new List<(double, (int, bool, double)[])>();
        Walk(0, []);
        var nodes = new Nodes([.. questions]);
        nodes.leaves.AddRange(found);
        return nodes;

        void Walk(int node, (int, bool, double)[] path)
        {
            if (left[node] < 0)
            {
                found.Add((at[node], path));
                return;
            }

            var question = questions.Count;
            questions.Add((column[node], at[node], missing[node]));
            Walk(left[node], [.. path, (question, true, rows[left[node]] / rows[node])]);
            Walk(right[node], [.. path, (question, false, rows[right[node]] / rows[node])]);
        }
    }

    /// <summary>Contributions by column when the questions are answered so: bit i is set where question i is answered by going left.</summary>
    public IEnumerable<(int Column, double Part)> Contributions(int pattern)
    {
        foreach (var (place, (value, path)) in leaves.Index())
        {
            // Only the questions on its path matter to a leaf.
            var asked = path.Aggregate(0, (bits, step) => bits | (1 << step.Question));
            if (!known.TryGetValue((place, pattern & asked), out var parts)) known[(place, pattern & asked)] = parts = OfLeaf(value, path, pattern);
            foreach (var part in parts) yield return part;
        }
    }

    private (int Column, double Part)[] OfLeaf(double value, (int Question, bool IsLeft, double Share)[] path, int pattern)
    {
        // A column that is asked twice on a path is one player.
        var players = path.GroupBy(step => Questions[step.Question].Column)
            .Select(steps => (Column: steps.Key, Known: steps.All(step => ((pattern >> step.Question) & 1) == 1 == step.IsLeft) ? 1.0 : 0.0, Unknown: steps.Aggregate(1.0, (share, step) => share * step.Share)))
            .ToArray();
        return [.. players.Select((player, i) => (player.Column, value * (player.Known - player.Unknown) * Weight([.. players.Where((_, j) => j != i).Select(other => (other.Known, other.Unknown))])))];
    }

    /// <summary>Over all orders of the players, what the others let through before one comes.</summary>
    private static double Weight((double Known, double Unknown)[] others)
    {
        var weight = 0.0;
        for (var before = 0; before < 1 << others.Length; before++)
        {
            var product = Factorial(int.PopCount(before)) * Factorial(others.Length - int.PopCount(before)) / Factorial(others.Length + 1);
            for (var j = 0; j < others.Length; j++) product *= ((before >> j) & 1) == 1 ? others[j].Known : others[j].Unknown;
            weight += product;
        }

        return weight;
    }

    private static double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);

    private static int[] Numbers(JsonElement tree, string name) => [.. tree.GetProperty(name).EnumerateArray().Select(one => one.GetInt32())];
}
