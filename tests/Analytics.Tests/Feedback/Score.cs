using System.Globalization;

namespace Retention.Analytics.Tests.Feedback;

/// <summary>How many of the themes found are right, and how many of the right ones were found.</summary>
internal sealed record Score(string Theme, int Right, int Wrong, int Missed)
{
    /// <summary>Of those found, the share that is right.</summary>
    public double Precision => (double)Right / Math.Max(Right + Wrong, 1);

    /// <summary>Of those that are there, the share that was found.</summary>
    public double Recall => (double)Right / Math.Max(Right + Missed, 1);

    public static List<Score> Of(IReadOnlyList<(string[] Expected, IReadOnlyList<string> Found)> read, IEnumerable<string> themes)
    {
        var each = themes.Select(theme => new Score(
            theme,
            read.Count(r => r.Expected.Contains(theme) && r.Found.Contains(theme)),
            read.Count(r => !r.Expected.Contains(theme) && r.Found.Contains(theme)),
            read.Count(r => r.Expected.Contains(theme) && !r.Found.Contains(theme)))).ToList();
        return [new("all", each.Sum(s => s.Right), each.Sum(s => s.Wrong), each.Sum(s => s.Missed)), .. each];
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"| {Theme} | {Right + Missed} | {Precision:0.00} | {Recall:0.00} |");
}
