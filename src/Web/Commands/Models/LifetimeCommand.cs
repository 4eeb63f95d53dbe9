using System.CommandLine;
using System.Globalization;
using Retention.Analytics.Reports;

namespace Retention.Web.Commands.Models;

/// <summary>Fits a model of how long customers stay, how often they buy or what they spend to a file; how long they stay also to the warehouse.</summary>
internal sealed class LifetimeCommand(CommonOptions options)
{
    private readonly Option<string> model = new("--model") { Description = "sbg: contracts that renew; bgnbd: purchases without a contract; gamma-gamma: what orders are worth", HelpName = "sbg|bgnbd|gamma-gamma", Required = true };
    private readonly Option<string?> input = new("--input") { Description = "A CSV file with a header; without it sbg takes the customers of the warehouse by month of start", HelpName = "FILE" };
    private readonly LifetimeOptions columns = new();

    public Command Create()
    {
        model.AcceptOnlyFromAmong("sbg", "bgnbd", "gamma-gamma");
        var command = new Command("lifetime", "Project retention, purchases or order values: sBG, BG/NBD, gamma-gamma") { model, input, options.Where };
        foreach (var option in columns.All)
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancel) => parsed.GetValue(input) is null && parsed.GetValue(model) == "sbg" ? AskAsync(parsed, cancel) : Task.FromResult(Run(parsed)));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var asked = parsed.GetValue(model)!;
        if (parsed.GetValue(input) is null) throw new WrongUseException($"report lifetime --model {asked} needs a file: give --input FILE, such as `./retention report purchases --format csv` writes.");
        if (options.HasSettings(parsed) || parsed.GetValue(options.Where) is not null) throw new WrongUseException("report lifetime --input reads a file and no warehouse: leave --policy, --as-of and --where out.");
        Refuse(asked, columns.Strangers(asked, parsed));
        using var file = InputFile.Open(parsed.GetValue(input), "report lifetime");
        var answer = Begin(asked, parsed);
        switch (asked)
        {
            case "sbg":
                ContractModel.Answer(ContractFile.Read(file, columns, parsed), columns, parsed, answer);
                break;
            case "bgnbd":
                BuyingModel.Answer(file, columns, parsed, answer);
                break;
            default:
                SpendingModel.Answer(file, columns, parsed, answer);
                break;
        }

        return ExitCode.Done;
    }

    private Task<int> AskAsync(ParseResult parsed, CancellationToken cancel)
    {
        if (new Option[] { columns.Cohort, columns.Age, columns.Survivors, columns.Customers, columns.PerYear }.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } column) throw new WrongUseException($"{column.Name} is about a file: give --input FILE.");
        Refuse("sbg", columns.Strangers("sbg", parsed));
        return Workspace.ReadAsync(options, parsed, async warehouse =>
        {
            await using var connection = warehouse.OpenReader();
            var cohorts = await LifeReport.SurvivorsAsync(connection, options.Selected(parsed), cancel);
            if (cohorts.All(cohort => cohort.Count < 2)) throw new WrongUseException("No month of start has been seen for a whole month yet: there is nothing to project.");
            ContractModel.Answer(new ContractFile(cohorts, "month", IsShare: false), columns, parsed, Begin("sbg", parsed));
            return ExitCode.Done;
        }, keepVariant: true, cancel);
    }

    private ModelAnswer Begin(string asked, ParseResult parsed)
    {
        var answer = new ModelAnswer(options, parsed);
        answer.Say("model", asked);
        return answer;
    }

    private static void Refuse(string asked, IEnumerable<Option> strangers)
    {
        if (strangers.FirstOrDefault() is { } stranger) throw new WrongUseException($"{stranger.Name} says nothing to --model {asked}: leave it out.");
    }
}

/// <summary>The options of <c>report lifetime</c> beside the model and the file; each belongs to some of the models.</summary>
internal sealed class LifetimeOptions
{
    public Option<string?> Cohort { get; } = Column("--cohort", "The cohort, where the file has several");

    public Option<string?> Age { get; } = Column("--age", "The age in whole periods, from 0");

    public Option<string?> Survivors { get; } = Column("--survivors", "The customers still there at that age, or their share");

    public Option<double?> Customers { get; } = Number("--customers", "Customers at the start, where the file has shares: gives the log-likelihood and the intervals", 1, 1e12);

    public Option<double?> FitTo { get; } = Number("--fit-to", "Fit ages up to this one only; later ones stand beside the projection", 2, 10_000);

    public Option<double?> PerYear { get; } = Number("--per-year", "Periods in a year (default: from the name of the column of ages, else 12)", 0.01, 366);

    public Option<double?> Discount { get; } = Number("--discount", "Yearly discount rate (default: 0.10)", 0, 100);

    public Option<string?> Customer { get; } = Column("--customer", "The customer");

    public Option<string?> Repeats { get; } = Column("--repeats", "The repeat purchases (x)");

    public Option<string?> Last { get; } = Column("--last", "The time from the first purchase to the last (t_x)");

    public Option<string?> Watched { get; } = Column("--watched", "The time from the first purchase to the end of the data (T)");

    public Option<string?> Value { get; } = Column("--value", "The mean value of the repeat purchases");

    public Option<double?> Periods { get; } = Number("--periods", "How far ahead: periods beyond the ages fitted, or time in the unit of the file", 0, 10_000);

    /// <summary>Every option.</summary>
    public IEnumerable<Option> All => Contract.Concat(Buying).Concat(Spending).Distinct();

    private Option[] Contract => [Cohort, Age, Survivors, Customers, FitTo, PerYear, Discount, Periods];

    private Option[] Buying => [Customer, Repeats, Last, Watched, Periods];

    private Option[] Spending => [Customer, Repeats, Value];

    /// <summary>Options that were given and belong to other models.</summary>
    public IEnumerable<Option> Strangers(string model, ParseResult parsed)
    {
        var own = model switch { "sbg" => Contract, "bgnbd" => Buying, _ => Spending };
        return All.Except(own).Where(option => parsed.GetResult(option) is { Implicit: false });
    }

    private static Option<string?> Column(string name, string description) => new(name) { Description = description, HelpName = "COL" };

    private static Option<double?> Number(string name, string description, double least, double most)
    {
        var option = new Option<double?>(name) { Description = description, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is { } number && !(number >= least && number <= most))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes a number from {least} to {most}, and not {number}."));
            }
        });
        return option;
    }
}
