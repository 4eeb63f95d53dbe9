using Retention.Analytics.Feedback;
using Retention.Analytics.Tests.Architecture;

namespace Retention.Analytics.Tests.Feedback;

/// <summary>A comment with the themes that a person found in it.</summary>
internal sealed record Labelled(string Language, string[] Themes, string Comment)
{
    /// <summary>tuning, held-out or later: see docs/themes.md.</summary>
    public static List<Labelled> Read(string part) => [.. Repository.Read($"tests/Analytics.Tests/Feedback/{part}.tsv").Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))
        .Select(cells => new Labelled(cells[0], cells[1] == "-" ? [] : cells[1].Split(','), cells[2]))];

    /// <summary>What the engine reads in it with the taxonomy that comes with the product, without being told the language.</summary>
    public Reading Reading() => new ThemeReader(Taxonomy.Default).Read(Comment, null);
}
