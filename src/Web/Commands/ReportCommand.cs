using System.CommandLine;
using System.Data.Common;
using System.Text.Json;
using Retention.Analytics.Warehousing;
using Retention.Web.Commands.Answers;

namespace Retention.Web.Commands;

/// <summary>Prints any report of the book. Money has four decimals and a month is YYYY-MM, as in <c>metric</c>.</summary>
internal sealed class ReportCommand(CommonOptions options)
{
    private readonly Argument<string?> name = new("name") { Description = "Which report; none lists them", Arity = ArgumentArity.ZeroOrOne };

    public Command Create()
    {
        var command = new Command("report", "Print a report, such as movements: the bridge by month") { name };
        command.SetAction((parsed, cancel) => parsed.GetValue(name) is { } asked ? PrintAsync(parsed, Find(asked), cancel) : List(parsed));
        return command;
    }

    private Task<int> List(ParseResult parsed)
    {
        using var answer = Answer.To(Pipe.Open(), options.Format(parsed));
        answer.Begin([new("name"), new("title")]);
        foreach (var page in SqlBook.Current.In("reports"))
        {
            answer.Row([page.Name, page.Title]);
        }

        answer.Finish();
        return Task.FromResult(ExitCode.Done);
    }

    private Task<int> PrintAsync(ParseResult parsed, BookPage page, CancellationToken cancel) => Workspace.ReadAsync(options, parsed, async warehouse =>
    {
        await using var connection = warehouse.OpenReader();
        await using var command = connection.CreateCommand();
        command.CommandText = page.Sql;
        command.CommandTimeout = 0;
        await using var rows = await command.ExecuteReaderAsync(cancel);
        using var answer = Answer.To(Pipe.Open(), options.Format(parsed), json => About(json, page, warehouse));
        await answer.StreamAsync(rows, Column, cancel);
        return ExitCode.Done;
    }, keepVariant: true, cancel);

    /// <summary>What a JSON answer says before its rows, as in <c>metric</c>.</summary>
    private static void About(Utf8JsonWriter json, BookPage page, Warehouse warehouse)
    {
        json.WriteString("report", page.Name);
        var currency = warehouse.Settings.Policies["reporting_currency"];
        json.WriteString("currency", currency == "auto" ? null : currency);
        json.WriteString("as_of", Cell.Text(warehouse.AsOf));
        json.WriteStartObject("policy");
        foreach (var (policy, value) in warehouse.Settings.Policies.Values)
        {
            json.WriteString(policy, value);
        }

        json.WriteEndObject();
    }

    /// <summary>In a report decimals are money; a date called month, or that ends so, is one.</summary>
    private static AnswerColumn Column(DbDataReader rows, int i) => new(rows.GetName(i), rows.GetFieldType(i) switch
    {
        var type when type == typeof(decimal) => CellFormat.Money,
        var type when type == typeof(DateOnly) && (rows.GetName(i) == "month" || rows.GetName(i).EndsWith("_month", StringComparison.Ordinal)) => CellFormat.Month,
        _ => CellFormat.AsIs,
    });

    private static BookPage Find(string name) => SqlBook.Current.In("reports").FirstOrDefault(page => page.Name == name)
        ?? throw new WrongUseException($"There is no report '{name}'{Near.Suggest(name, SqlBook.Current.In("reports").Select(page => page.Name))}: `./retention report` lists them.");
}
