using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;
using Retention.Web.Commands.Answers;
using Retention.Web.Commands.Models;

namespace Retention.Web.Commands;

/// <summary>Prints any report of the book. Money has four decimals and a month is YYYY-MM, as in <c>metric</c>.</summary>
internal sealed class ReportCommand(CommonOptions options)
{
    private readonly Argument<string?> name = new("name") { Description = "Which report; none lists them", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string[]> set = new("--set") { Description = "What a report asks for, such as month=2024-06; may be repeated", HelpName = "NAME=VALUE", DefaultValueFactory = _ => [] };

    // These fit models, which no select can: they have commands of their own.
    private readonly Command[] models = [new SurvivalCommand(options).Create(), new LifetimeCommand(options).Create(), new ResidualCommand(options).Create(), new CardCommand(options).Create(), new ForecastCommand(options).Create()];

    public Command Create()
    {
        var command = new Command("report", "Print a report, such as movements: the bridge by month") { name, set, options.Where, options.Period };
        foreach (var model in models)
        {
            model.Validators.Add(OnItsOwn);
            command.Subcommands.Add(model);
        }

        command.SetAction((parsed, cancel) => parsed.GetValue(name) is { } asked ? PrintAsync(parsed, Find(asked), cancel) : List(parsed));
        return command;
    }

    /// <summary>What stands between <c>report</c> and a model would be read by nobody.</summary>
    private void OnItsOwn(CommandResult model)
    {
        if (model.Parent is not CommandResult report) return;
        if (report.GetValue(name) is null && !report.Children.OfType<OptionResult>().Any(given => given is { Implicit: false, Option.Recursive: false })) return;
        model.AddError($"report {model.Command.Name} stands alone: write its options behind it, and no other report before it.");
    }

    private Task<int> List(ParseResult parsed)
    {
        using var answer = Answer.To(Pipe.Open(), options.Format(parsed));
        answer.Begin([new("name"), new("title"), new("takes")]);
        foreach (var page in AskedReport.Printable)
        {
            answer.Row([page.Name, page.Label.En, page.Header.GetValueOrDefault("parameters")]);
        }

        foreach (var model in models)
        {
            answer.Row([model.Name, model.Description, $"`./retention report {model.Name} --help`"]);
        }

        answer.Finish();
        return Task.FromResult(ExitCode.Done);
    }

    private Task<int> PrintAsync(ParseResult parsed, BookPage page, CancellationToken cancel) => Workspace.ReadAsync(options, parsed, async warehouse =>
    {
        await using var connection = warehouse.OpenReader();
        var question = await AskedReport.ReadAsync(connection, page, parsed.GetValue(set)!, options.Selected(parsed), cancel);
        await using var command = question.On(connection);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        using var answer = Answer.To(Pipe.Open(), options.Format(parsed), json => About(json, page, warehouse));
        await answer.StreamAsync(rows, AnswerColumn.Of, cancel);
        return ExitCode.Done;
    }, keepVariant: true, cancel);

    /// <summary>What a JSON answer says before its rows, as in <c>metric</c>.</summary>
    private static void About(Utf8JsonWriter json, BookPage page, Warehouse warehouse)
    {
        json.WriteString("report", page.Name);
        var currency = warehouse.Settings.Policies["reporting_currency"];
        json.WriteString("currency", currency == "auto" ? null : currency);
        Answer.WriteBasis(json, warehouse.AsOf, warehouse.Settings.Policies.Values);
    }

    private BookPage Find(string name) => AskedReport.Printable.FirstOrDefault(page => page.Name == name)
        ?? throw new WrongUseException($"There is no report '{name}'{Near.Suggest(name, AskedReport.Printable.Select(page => page.Name).Concat(models.Select(model => model.Name)))}: `./retention report` lists them.");
}
