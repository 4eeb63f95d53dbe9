using System.Globalization;
using Retention.Analytics.Tests.Architecture;

namespace Retention.Analytics.Tests.Lifetimes;

/// <summary>Tables of published answers that stand beside the clone; a test is skipped where they do not.</summary>
internal static class Oracles
{
    public static List<Dictionary<string, string>> Read(string file)
    {
        var lines = File.ReadAllLines(PathOf(file)).Where(line => line.Length > 0).Select(line => line.Split(',').Select(field => field.Trim('"')).ToList()).ToList();
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    public static string PathOf(string file)
    {
        var path = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "oracles", file));
        Assert.SkipUnless(File.Exists(path), $"The oracle {file} is not beside this clone (../shared/oracles).");
        return path;
    }

    public static double Number(this Dictionary<string, string> row, string column) => double.Parse(row[column], CultureInfo.InvariantCulture);
}
