using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Retention.Web.Commands.Answers;

namespace Retention.Web.Commands.Models;

/// <summary>What a model says: single facts, such as its parameters, and a table.</summary>
/// <remarks>As JSON one document holds both; as a table the facts stand above; as CSV the rows are the answer, and the facts go to standard error.</remarks>
internal sealed class ModelAnswer(CommonOptions options, ParseResult parsed)
{
    private readonly List<(string Name, object? Value)> facts = [];
    private readonly List<(string Name, List<(string Name, object? Value)> Facts)> groups = [];

    /// <summary>Adds a fact; null is one that is not defined.</summary>
    public void Say(string name, object? value) => facts.Add((name, Plain(value)));

    /// <summary>Adds facts of a group.</summary>
    public void SayOf(string group, params (string Name, object? Value)[] about)
    {
        if (groups.Find(known => known.Name == group).Facts is not { } own) groups.Add((group, own = []));
        own.AddRange(about.Select(fact => (fact.Name, Plain(fact.Value))));
    }

    /// <summary>Writes facts and rows to standard output.</summary>
    public void Write(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var output = Pipe.Open();
        var format = options.Format(parsed);
        if (format == AnswerFormat.Table) output.Write(Encoding.UTF8.GetBytes(Lines() + "\n"));
        using var answer = Answer.To(output, format, WriteFacts);
        answer.Begin([.. columns.Select(column => new AnswerColumn(column, CellFormat.Trimmed))]);
        foreach (var row in rows)
        {
            answer.Row([.. row.Select(Plain)]);
        }

        answer.Finish();
        if (format == AnswerFormat.Csv) Console.Error.Write(Lines());
    }

    /// <summary>Doubles with eight decimals, or eight digits where they are smaller; what is no number is not defined.</summary>
    private static object? Plain(object? value) => value switch
    {
        double d when !double.IsFinite(d) => null,
        double and 0 => 0m,
        double d when Math.Abs(d) is >= 1e-4 and < 1e15 => Math.Round((decimal)d, 8),
        double d => double.Parse(d.ToString("G8", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        _ => value,
    };

    private void WriteFacts(Utf8JsonWriter json)
    {
        Write(json, facts);
        if (groups.Count == 0) return;
        json.WriteStartArray("groups");
        foreach (var (name, about) in groups)
        {
            json.WriteStartObject();
            json.WriteString("group", name);
            Write(json, about);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, List<(string Name, object? Value)> about)
    {
        foreach (var (name, value) in about)
        {
            json.WritePropertyName(name);
            Cell.Write(json, value, CellFormat.Trimmed);
        }
    }

    private string Lines()
    {
        var lines = facts.Concat(groups.SelectMany(group => group.Facts.Select(fact => ($"{group.Name}: {fact.Name}", fact.Value)))).ToList();
        var width = lines.Max(line => line.Item1.Length);
        return string.Concat(lines.Select(line => $"{line.Item1.PadRight(width)}  {Cell.Text(line.Item2, CellFormat.Trimmed) ?? "–"}\n"));
    }
}
