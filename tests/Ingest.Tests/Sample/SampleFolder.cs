using System.Text;

using Retention.Ingest.Sample;

namespace Retention.Ingest.Tests.Sample;

/// <summary>A company written once for all tests of a class.</summary>
public sealed class SampleFolder : IDisposable
{
    public SampleFolder()
    {
        Path = Directory.CreateTempSubdirectory("retention-sample-").FullName;
        SampleCompany.Write(new SampleOptions(400, 36, 4, SampleOptions.DefaultEnd) { Truth = true }, Path, cancel: TestContext.Current.CancellationToken);
    }

    public string Path { get; }

    public List<Dictionary<string, string>> Rows(string table)
    {
        var lines = File.ReadAllLines(System.IO.Path.Combine(Path, table + ".csv"));
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => header.Zip(Fields(line)).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
                field.Append(c);
        }
        fields.Add(field.ToString());
        return fields;
    }
}
