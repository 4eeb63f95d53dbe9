using System.CommandLine;
using System.Globalization;
using Retention.Analytics.Policies;
using Retention.Analytics.Selecting;
using Retention.Web.Commands.Answers;

namespace Retention.Web.Commands;

/// <summary>The options that every command takes.</summary>
public sealed class CommonOptions
{
    private readonly Option<string?> data = new("--data")
    {
        Description = "Folder that holds the warehouse (default: var/ beside the program, or RETENTION_DATA)", HelpName = "DIR", Recursive = true,
    };

    private readonly Option<string> format = new("--format")
    {
        Description = "How the answer is written", HelpName = "table|json|csv", Recursive = true, DefaultValueFactory = _ => "table",
    };

    private readonly Option<string?> asOf = new("--as-of")
    {
        Description = "The day to read the numbers on, YYYY-MM-DD, or today", HelpName = "DATE", Recursive = true,
    };

    private readonly Option<string[]> policies = new("--policy")
    {
        Description = "A policy, or preset=NAME; may be repeated", HelpName = "NAME=VALUE", Recursive = true, DefaultValueFactory = _ => [],
    };

    /// <summary>The options, with their values checked.</summary>
    public CommonOptions()
    {
        format.AcceptOnlyFromAmong("table", "json", "csv");
        asOf.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && text != "today" && !TryDay(text, out _))
            {
                result.AddError($"--as-of takes a day such as 2026-10-31, or today, and not '{text}'.");
            }
        });
    }

    /// <summary>Every option, for the root command.</summary>
    public IEnumerable<Option> All => [data, format, asOf, policies];

    /// <summary>Which customers an answer is about, for the commands that take it.</summary>
    public Option<string?> Where { get; } = new("--where")
    {
        Description = $"Only some customers, such as \"segment:smb,mid;country!:ES\": {string.Join(", ", Selection.Attributes)}", HelpName = "FILTER",
    };

    /// <summary>By which periods an answer is given, for the commands that take it.</summary>
    public Option<string?> Period { get; } = new("--period")
    {
        Description = $"Cut time by {string.Join(", ", Enum.GetValues<Grain>().Select(Grains.Text))}; a period stands under its last month", HelpName = "PERIOD",
    };

    /// <summary>The customers and periods that a command line asks about.</summary>
    /// <exception cref="SelectionException">The filter or the period cannot be followed.</exception>
    public Selection Selected(ParseResult parsed) => Selection.Where(parsed.GetValue(Where)) with { Grain = Grains.Read(parsed.GetValue(Period)) };

    /// <summary>The data directory, absolute.</summary>
    public string DataDirectory(ParseResult parsed) => Path.GetFullPath(
        parsed.GetValue(data) ?? (Environment.GetEnvironmentVariable("RETENTION_DATA") is { Length: > 0 } named ? named : Path.Combine(Home.Directory, "var")));

    /// <summary>How the answer is to be written.</summary>
    public AnswerFormat Format(ParseResult parsed) => parsed.GetValue(format) switch
    {
        "json" => AnswerFormat.Json,
        "csv" => AnswerFormat.Csv,
        _ => AnswerFormat.Table,
    };

    /// <summary>Whether a policy or a day was given.</summary>
    public bool HasSettings(ParseResult parsed) => parsed.GetValue(asOf) is not null || parsed.GetValue(policies) is { Length: > 0 };

    /// <summary>The day given, or <paramref name="stored"/> where none was; null is today.</summary>
    public DateOnly? AsOf(ParseResult parsed, DateOnly? stored) => parsed.GetValue(asOf) switch
    {
        null => stored,
        "today" => null,
        var text => TryDay(text, out var day) ? day : stored,
    };

    /// <summary>The stored policies with those given laid over them, in the order given.</summary>
    /// <exception cref="PolicyException">A name or a value is unknown.</exception>
    public PolicySet Policies(ParseResult parsed, PolicySet stored) => (parsed.GetValue(policies) ?? []).Aggregate(stored, (set, text) =>
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0
            ? set.With(text[..at], text[(at + 1)..])
            : throw new WrongUseException($"--policy takes NAME=VALUE, such as netting=month, and not '{text}'.");
    });

    private static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
