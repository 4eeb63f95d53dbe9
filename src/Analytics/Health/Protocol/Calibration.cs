using System.Text.Json.Serialization;
using Retention.Analytics.Health.Quality;

namespace Retention.Analytics.Health.Protocol;

/// <summary>What an engine's log odds are turned into before anybody reads them as a probability.</summary>
[JsonDerivedType(typeof(None), "none")]
[JsonDerivedType(typeof(Platt), "platt")]
[JsonDerivedType(typeof(Isotonic), "isotonic")]
public abstract record Calibration
{
    private Calibration()
    {
    }

    /// <summary>Calibrated log odds.</summary>
    public abstract double Apply(double odds);

    /// <summary>Turns the contributions of one row, with the base last, into contributions to the calibrated log odds; they still add up.</summary>
    /// <remarks>A straight line scales all alike. A curve scales a row by the slope from the base to it, so that shares among its reasons stay.</remarks>
    /// <param name="odds">What the engine said of the row.</param>
    /// <param name="parts">Its contributions; overwritten.</param>
    public virtual void Apply(double odds, Span<float> parts)
    {
        double from = parts[^1];
        var (start, end) = (Apply(from), Apply(odds));
        var factor = Math.Abs(odds - from) > 1e-6 ? (end - start) / (odds - from) : 1;
        var sum = 0.0;
        foreach (ref var part in parts[..^1])
        {
            part = (float)(part * factor);
            sum += part;
        }

        parts[^1] = (float)(end - sum);
    }

    /// <summary>Log odds as they are.</summary>
    public sealed record None : Calibration
    {
        /// <inheritdoc/>
        public override double Apply(double odds) => odds;

        /// <inheritdoc/>
        public override void Apply(double odds, Span<float> parts)
        {
        }
    }

    /// <summary>A straight line through log odds (Platt 1999).</summary>
    /// <param name="Intercept">Added.</param>
    /// <param name="Slope">Multiplied with; above 0.</param>
    public sealed record Platt(double Intercept, double Slope) : Calibration
    {
        /// <inheritdoc/>
        public override double Apply(double odds) => Intercept + Slope * odds;
    }

    /// <summary>A line of pieces that never falls, through log odds of blocks of rows and of their rates; flat beyond its ends.</summary>
    /// <param name="From">Log odds of the engine, ascending.</param>
    /// <param name="To">Calibrated log odds, never falling.</param>
    public sealed record Isotonic(IReadOnlyList<double> From, IReadOnlyList<double> To) : Calibration
    {
        private const int EndRows = 50;

        /// <inheritdoc/>
        public override double Apply(double odds)
        {
            if (odds <= From[0]) return To[0];
            if (odds >= From[^1]) return To[^1];
            var at = 1;
            for (var (low, high) = (1, From.Count - 1); low <= high;)
            {
                var middle = (low + high) / 2;
                if (From[middle] < odds) low = middle + 1;
                else (at, high) = (middle, middle - 1);
            }

            return To[at - 1] + (To[at] - To[at - 1]) * (odds - From[at - 1]) / (From[at] - From[at - 1]);
        }

        /// <summary>Pools neighbours whose rates fall, until none does.</summary>
        /// <param name="odds">Log odds of rows.</param>
        /// <param name="labels">What became of them; both classes.</param>
        internal static Isotonic Fit(IReadOnlyList<double> odds, IReadOnlyList<float> labels)
        {
            var blocks = new List<(double Odds, double Left, int Rows)>();
            foreach (var alike in Enumerable.Range(0, odds.Count).GroupBy(row => odds[row]).OrderBy(group => group.Key))
            {
                blocks.Add((alike.Key, alike.Sum(row => (double)labels[row]), alike.Count()));
                while (blocks.Count > 1 && Rate(blocks[^2]) >= Rate(blocks[^1])) Pool(blocks, blocks.Count - 2);
            }

            // The ends: a few rows, of one class, would be certain of it.
            while (blocks.Count > 1 && (blocks[0].Rows < EndRows || blocks[0].Left == 0)) Pool(blocks, 0);
            while (blocks.Count > 1 && (blocks[^1].Rows < EndRows || blocks[^1].Left == blocks[^1].Rows)) Pool(blocks, blocks.Count - 2);
            return new([.. blocks.Select(block => block.Odds)], [.. blocks.Select(block => LogOdds.Of(Rate(block)))]);
        }

        private static void Pool(List<(double Odds, double Left, int Rows)> blocks, int first)
        {
            var ((odds, left, rows), (nextOdds, nextLeft, nextRows)) = (blocks[first], blocks[first + 1]);
            blocks[first] = ((odds * rows + nextOdds * nextRows) / (rows + nextRows), left + nextLeft, rows + nextRows);
            blocks.RemoveAt(first + 1);
        }

        private static double Rate((double Odds, double Left, int Rows) block) => block.Left / block.Rows;
    }
}
