using System.CommandLine;
using Retention.Analytics.Lifetimes;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;

namespace Retention.Web.Commands.Models;

/// <summary>Kaplan-Meier curves of the customers of the warehouse or of a file, and the log-rank test between groups.</summary>
internal sealed class SurvivalCommand(CommonOptions options)
{
    private readonly Option<string?> input = new("--input") { Description = "A CSV file with a header and one customer, or several alike, in a row; without it the customers of the warehouse, in days", HelpName = "FILE" };
    private readonly Option<string?> time = Column("--time", "How long the customer was watched");
    private readonly Option<string?> left = Column("--event", "Whether the customer left then (1 or 0, true or false)");
    private readonly Option<string?> entry = Column("--entry", "When watching began, for customers who came under watch late");
    private readonly Option<string?> by = Column("--by", "A group: a curve for each, and the log-rank test between them; of the warehouse an attribute such as segment");
    private readonly Option<string?> weight = Column("--weight", "How many customers a row stands for");
    private readonly Option<string> scale = new("--conf-type") { Description = "Scale of the 95 % interval", HelpName = "log-log|log|plain", DefaultValueFactory = _ => "log-log" };

    public Command Create()
    {
        scale.AcceptOnlyFromAmong("log-log", "log", "plain");
        var command = new Command("survival", "How long customers stay: Kaplan-Meier with intervals, and the log-rank test") { input, time, left, entry, by, weight, scale, options.Where };
        command.SetAction((parsed, cancel) => parsed.GetValue(input) is null ? AskAsync(parsed, cancel) : Task.FromResult(Run(parsed)));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (options.HasSettings(parsed) || parsed.GetValue(options.Where) is not null) throw new WrongUseException("report survival --input reads a file and no warehouse: leave --policy, --as-of and --where out.");
        using var file = InputFile.Open(parsed.GetValue(input), "report survival");
        return Say(parsed, Read(file, parsed));
    }

    private Task<int> AskAsync(ParseResult parsed, CancellationToken cancel)
    {
        if (new Option[] { time, left, entry, weight }.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } column) throw new WrongUseException($"{column.Name} names a column of a file: give --input FILE.");
        var attribute = parsed.GetValue(by) ?? CohortReport.Dimensions[0];
        if (!CohortReport.Dimensions.Contains(attribute)) throw new WrongUseException($"Customers are not put together by '{attribute}'{Near.Suggest(attribute, Selection.Attributes)}: --by takes {string.Join(", ", Selection.Attributes)}.");
        return Workspace.ReadAsync(options, parsed, async warehouse =>
        {
            await using var connection = warehouse.OpenReader();
            var groups = await LifeReport.GroupsAsync(connection, options.Selected(parsed), attribute, cancel);
            return Say(parsed, groups.Select(group => (group.Value ?? (parsed.GetValue(by) is null ? "all" : "unknown"), group.Lives)));
        }, keepVariant: true, cancel);
    }

    private int Say(ParseResult parsed, IEnumerable<(string Name, LifeTable Lives)> of)
    {
        var grouped = parsed.GetValue(by) is not null;
        var groups = of.Select(group => (group.Name, group.Lives, Curve: SurvivalCurve.Estimate(group.Lives, Scale(parsed)))).ToList();
        var answer = new ModelAnswer(options, parsed);
        answer.Say("model", "kaplan-meier");
        answer.Say("conf_type", parsed.GetValue(scale));
        foreach (var (name, lives, curve) in groups)
        {
            (string, object?)[] about =
            [
                ("customers", curve.Customers), ("left", curve.Left), ("median", curve.Median.Time), ("median_lower", curve.Median.Lower), ("median_upper", curve.Median.Upper),
            ];
            if (grouped) answer.SayOf(name, about);
            else Array.ForEach(about, fact => answer.Say(fact.Item1, fact.Item2));
        }

        if (grouped) Compare(answer, [.. groups.Select(group => (group.Name, group.Lives))]);
        string[] columns = ["time", "at_risk", "entered", "events", "censored", "survival", "std_error", "lower", "upper"];
        answer.Write(grouped ? ["group", .. columns] : columns, groups.SelectMany(group => group.Curve.Rows.Select(row => Cells(grouped ? group.Name : null, row))));
        return ExitCode.Done;
    }

    /// <summary>Rows are counted as they come, each in its group, so that a file of any length fits.</summary>
    private IEnumerable<(string Name, LifeTable Lives)> Read(InputFile file, ParseResult parsed)
    {
        var (at, gone) = (file.Need(parsed, time, "time", "duration"), file.Need(parsed, left, "event", "status", "churned"));
        var (start, group, count) = (file.Find(parsed, entry), file.Find(parsed, by), file.Find(parsed, weight));
        var lives = new SortedDictionary<string, Dictionary<Lifetime, double>>(StringComparer.Ordinal);
        foreach (var (name, life, n) in file.Rows(() => (Group(file, group), Life(file, at, gone, start), count is { } c ? file.Number(c) : 1)))
        {
            if (!lives.TryGetValue(name, out var alike)) lives[name] = alike = [];
            alike[life] = alike.GetValueOrDefault(life) + n;
        }

        return lives.Select(pair => (pair.Key, LifeTable.Count(pair.Value.Select(alike => alike.Key with { Weight = alike.Value }))));
    }

    private static string Group(InputFile file, int? column) => column is not { } at ? "all" : file.Text(at) is { Length: > 0 } name ? name : "unknown";

    private static Lifetime Life(InputFile file, int time, int left, int? entry)
    {
        var life = new Lifetime(file.Number(time), file.Flag(left), entry is { } at ? file.Read(at) : double.NegativeInfinity);
        return life.Entry < life.Time ? life : throw file.Bad(entry!.Value, $"a customer enters before the end, at {life.Time}");
    }

    private static void Compare(ModelAnswer answer, IReadOnlyList<(string, LifeTable)> groups)
    {
        var compared = LogRankTest.Compare(groups);
        answer.Say("log_rank_chi_square", compared.Model?.ChiSquare);
        answer.Say("log_rank_degrees_of_freedom", compared.Model?.DegreesOfFreedom);
        answer.Say("log_rank_p_value", compared.Model?.PValue);
        if (compared.Reason is { } reason) answer.Say("not_defined", reason.Sentence());
        foreach (var group in compared.Model?.Groups ?? [])
        {
            answer.SayOf(group.Name, ("log_rank_observed", group.Observed), ("log_rank_expected", group.Expected));
        }
    }

    private static object?[] Cells(string? group, SurvivalRow row)
    {
        object?[] cells = [row.Time, row.AtRisk, row.Entered, row.Events, row.Censored, row.Survival, row.StdError, row.Lower, row.Upper];
        return group is null ? cells : [group, .. cells];
    }

    private ConfidenceType Scale(ParseResult parsed) => parsed.GetValue(scale) switch
    {
        "log" => ConfidenceType.Log,
        "plain" => ConfidenceType.Plain,
        _ => ConfidenceType.LogLog,
    };

    private static Option<string?> Column(string name, string description) => new(name) { Description = description, HelpName = "COL" };
}
