using System.CommandLine;
using System.Globalization;

namespace Retention.Web.Commands.Models;

/// <summary>The options of <c>train</c>.</summary>
internal sealed class TrainOptions
{
    public TrainOptions()
    {
        Engine.AcceptOnlyFromAmong("auto", "logistic", "xgboost", "scorecard");
        Cross.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } text && Read(text) is null) result.AddError($"--cv takes folds and repeats such as 5x5, from 2x1 to 50x50, and not '{text}'.");
        });
        Gap.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 0) result.AddError("--gap takes a number of days of 0 or more.");
        });
    }

    public Option<string?> Input { get; } = new("--input") { Description = "A CSV file with a header: numbers as they are, texts as classes, blanks as missing", HelpName = "FILE" };

    public Option<string?> Label { get; } = Column("--label", "Whether the customer left (yes or no, 1 or 0, true or false)");

    public Option<string?> Id { get; } = Column("--id", "The customer, where one has several rows: they are kept together");

    public Option<string?> Time { get; } = Column("--time", "The day of a row, or a number that grows with time: judge on the latest fifth instead of --cv");

    public Option<int?> Gap { get; } = new("--gap") { Description = "Days between the last row learned from and the first judged on, with --time (default: 0)", HelpName = "DAYS" };

    public Option<string> Cross { get; } = new("--cv") { Description = "Cross-validation: folds and repeats", HelpName = "5x5", DefaultValueFactory = _ => "5x5" };

    public Option<string> Engine { get; } = new("--engine") { Description = "Which engine; auto is every one that is there", HelpName = "auto|logistic|xgboost|scorecard", DefaultValueFactory = _ => "auto" };

    public Option<int> Seed { get; } = new("--seed") { Description = "Where chance begins; the same seed gives the same answer", HelpName = "N", DefaultValueFactory = _ => 1 };

    /// <summary>Every option.</summary>
    public IEnumerable<Option> All => [Input, Label, Id, Time, Gap, Cross, Engine, Seed];

    /// <summary>Those that say nothing without a file.</summary>
    public IEnumerable<Option> OfFile => [Label, Id, Time, Gap, Cross, Seed];

    /// <summary>Folds and repeats; null where the text is neither.</summary>
    public static (int Folds, int Repeats)? Read(string text)
    {
        var parts = text.Split('x');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var folds) && folds is >= 2 and <= 50
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var repeats) && repeats is >= 1 and <= 50
            ? (folds, repeats)
            : null;
    }

    private static Option<string?> Column(string name, string description) => new(name) { Description = description, HelpName = "COL" };
}
