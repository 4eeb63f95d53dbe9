using System.CommandLine;
using System.Globalization;
using Retention.Analytics.Metrics;
using Retention.Web.Commands.Answers;

namespace Retention.Web.Commands;

/// <summary>Prints a metric by month. Money has four decimals; an unknown value is null, an empty field, or a dash.</summary>
internal sealed class MetricCommand(CommonOptions options)
{
    private readonly Argument<string?> name = new("name") { Description = "Which metric; none lists the catalogue", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> from = Month("--from", "First month");
    private readonly Option<string?> to = Month("--to", "Last month");

    public Command Create()
    {
        var command = new Command("metric", "Print a metric by month, such as mrr") { name, from, to, options.Where, options.Period };
        command.SetAction((parsed, cancel) => parsed.GetValue(name) is { } asked ? PrintAsync(parsed, Find(asked), cancel) : List(parsed));
        return command;
    }

    private Task<int> List(ParseResult parsed)
    {
        using var answer = Answer.To(Pipe.Open(), options.Format(parsed));
        answer.Begin([new("name"), new("label"), new("unit"), new("better"), new("definition")]);
        foreach (var metric in MetricCatalogue.Load().All)
        {
            answer.Row([metric.Name, metric.Label.En, Word(metric.Unit), Word(metric.Better), metric.Definition.En]);
        }

        answer.Finish();
        return Task.FromResult(ExitCode.Done);
    }

    private Task<int> PrintAsync(ParseResult parsed, Metric metric, CancellationToken cancel)
    {
        var range = new MonthRange(Day(parsed.GetValue(from)), Day(parsed.GetValue(to)));
        if (range.From > range.To)
        {
            throw new WrongUseException($"--from {parsed.GetValue(from)} lies after --to {parsed.GetValue(to)}: turn them around.");
        }

        var selection = options.Selected(parsed);
        return Workspace.ReadAsync(options, parsed, async warehouse =>
        {
            var series = await new MetricReader(warehouse).ReadAsync(metric.Name, selection, range, cancel);
            Print(parsed, series);
            return ExitCode.Done;
        }, keepVariant: true, cancel);
    }

    private void Print(ParseResult parsed, MetricSeries series)
    {
        using var answer = Answer.To(Pipe.Open(), options.Format(parsed), json =>
        {
            json.WriteString("metric", series.Metric.Name);
            json.WriteString("unit", Word(series.Metric.Unit));
            json.WriteString("currency", series.Currency);
            Answer.WriteBasis(json, series.AsOf, series.Policy);
        });
        answer.Begin(
        [
            new("month", CellFormat.Month), new("value", series.Metric.Unit == MetricUnit.Money ? CellFormat.Money : CellFormat.Trimmed), new("n"),
            .. series.Metric.Also.Select(name => new AnswerColumn(name, CellFormat.Trimmed)),
        ]);
        foreach (var row in series.Rows)
        {
            answer.Row([row.Month, row.Value, row.N, .. row.More]);
        }

        answer.Finish();
    }

    private static Metric Find(string name) => MetricCatalogue.Load().All.FirstOrDefault(metric => metric.Name == name)
        ?? throw new WrongUseException($"There is no metric '{name}'{Near.Suggest(name, MetricCatalogue.Load().All.Select(metric => metric.Name))}: `./retention metric` lists them.");

    private static Option<string?> Month(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "YYYY-MM" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && Day(text) is null)
            {
                result.AddError($"{name} takes a month such as 2024-01, and not '{text}'.");
            }
        });
        return option;
    }

    private static DateOnly? Day(string? month) =>
        DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
