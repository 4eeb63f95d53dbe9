using System.Text.Json;

namespace Retention.Analytics.Health.Engines;

/// <summary>The nodes of one tree of XGBoost's JSON, and what its leaves contribute.</summary>
internal sealed class Nodes
{
    private readonly List<(double Value, (int Question, bool IsLeft, double Share)[] Path)> leaves = [];

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
        foreach (var (value, path) in leaves)
        {
            // A column that is asked twice on a path is one player.
            var players = path.GroupBy(step => Questions[step.Question].Column)
                .Select(steps => (Column: steps.Key, Known: steps.All(step => ((pattern >> step.Question) & 1) == 1 == step.IsLeft) ? 1.0 : 0.0, Unknown: steps.Aggregate(1.0, (share, step) => share * step.Share)))
                .ToArray();
            for (var i = 0; i < players.Length; i++)
            {
                var others = players.Where((_, j) => j != i).ToArray();
                var weight = 0.0;
                for (var known = 0; known < 1 << others.Length; known++)
                {
                    var size = int.PopCount(known);
                    weight += Factorial(size) * Factorial(others.Length - size) / Factorial(players.Length)
                        * others.Select((other, j) => ((known >> j) & 1) == 1 ? other.Known : other.Unknown).Aggregate(1.0, (product, share) => product * share);
                }

                yield return (players[i].Column, value * (players[i].Known - players[i].Unknown) * weight);
            }
        }
    }

    private static double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);

    private static int[] Numbers(JsonElement tree, string name) => [.. tree.GetProperty(name).EnumerateArray().Select(one => one.GetInt32())];
}
