using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>Feedback as tables: their columns, what these mean, and where their cells lead.</summary>
public sealed record FeedbackView(FeedbackReport Report, Selection Of)
{
    private const string Decided = "docs/decisions/0038-an-answer-is-one-vote-and-silence-is-a-class.md";

    /// <summary>Columns of the table of NPS by an attribute.</summary>
    public static IReadOnlyList<string> PartColumns { get; } = ["answers", "promoters", "passives", "detractors", "score", "interval"];

    /// <summary>Columns of the table of voices.</summary>
    public static IReadOnlyList<string> VoiceColumns { get; } = ["given", "voice_customers", "voice_mrr", "voice_share", "seen", "gone", "gone_share", "gone_interval", "lost"];

    /// <summary>What the address holds besides the month and the filter.</summary>
    public IReadOnlyList<(string Name, string? Value)> Kept => [("by", Report.By)];

    /// <summary>This page split by another attribute.</summary>
    public string Address(string by) => $"?month={Links.Month(Month)}&by={by}{Links.And(Of)}#parts";

    /// <summary>The answers of a row, of one part of the scale.</summary>
    public string? Answers(NpsPart part, string voice)
    {
        ArgumentNullException.ThrowIfNull(part);
        return part.Kind == "others" ? null : Links.Answers(Month, "nps", voice, part.Kind == "total" ? Of : Of.And(Report.By, part.Value));
    }

    /// <summary>The answers of a voice; null for one that does not speak, and for all: not everybody who answers pays.</summary>
    public string? Answers(Voice voice)
    {
        ArgumentNullException.ThrowIfNull(voice);
        return voice.Speaks && voice.Name != Voice.Total ? Links.Answers(Month, "nps", voice.Name, Of) : null;
    }

    /// <summary>The customers behind the MRR of a voice.</summary>
    public string Customers(Voice voice)
    {
        ArgumentNullException.ThrowIfNull(voice);
        return Links.Customers(Month, voice.Name == Voice.Total ? "closing" : voice.Name, Of);
    }

    /// <summary>What became of a voice.</summary>
    public VoiceOutcome Outcome(Voice voice)
    {
        ArgumentNullException.ThrowIfNull(voice);
        return Report.Outcomes.Single(one => one.Name == voice.Name);
    }

    /// <summary>Whether the score has changed, in a sentence; null where there is nothing to compare.</summary>
    public string? Change(Format format, Words words)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(words);
        var change = Report.Change;
        if (change.Change is not { } points) return null;
        var (of, before) = (format.NumberChange(points, 1), format.Number(change.NpsBefore, 1));
        return change.IsReal switch
        {
            null => words["feedback.change.few", of, before, format.Number(change.N), format.Number(change.NBefore)],
            true => words["feedback.change.real", of, before, format.Number(change.Margin, 1)],
            false => words["feedback.change.noise", of, before, format.Number(change.Margin, 1)],
        };
    }

    /// <summary>What every column means.</summary>
    public static IReadOnlyList<Definition> Definitions(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return [.. PartColumns.Concat(VoiceColumns).Select(name => new Definition(
            Definition.IdOf(name), words[$"feedback.{name}"], words[$"define.feedback.{name}"], "mart.survey_answers, mart.service_balances", Decided, null,
            "/metrics#" + (PartColumns.Contains(name) ? "nps_by_attribute" : name.StartsWith("voice", StringComparison.Ordinal) || name == "given" ? "voices" : "nps_outcomes")))];
    }

    private DateOnly Month => Report.Months.Month.Month;
}
