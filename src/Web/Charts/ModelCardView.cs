using Retention.Analytics.Health;
using Retention.Analytics.Health.Protocol;
using Retention.Web.Language;
using System.Text.Json;

namespace Retention.Web.Charts;

/// <summary>A part of the model card: a heading, what to know of it, and a table.</summary>
/// <param name="Name">Names the part.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Notes">Sentences above the table.</param>
/// <param name="Columns">Headings of the table; none where there is no table.</param>
/// <param name="Rows">Its rows.</param>
public sealed record CardPart(string Name, string Title, IReadOnlyList<string> Notes, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>The model card in the reader's words: one text for the page and for the file.</summary>
/// <param name="card">The card.</param>
/// <param name="drift">How far each feature has moved, by name; empty where it was not measured.</param>
/// <param name="format">Writes numbers.</param>
/// <param name="words">The words.</param>
public sealed class ModelCardView(ModelCard card, IReadOnlyDictionary<string, double> drift, Format format, Words words)
{
    private static readonly string[] Limits = ["causes", "interventions", "unseen", "few", "horizon", "frozen"];

    /// <summary>The parts, in order.</summary>
    public IEnumerable<CardPart> Parts
    {
        get
        {
            yield return About;
            yield return Windows;
            if (card.Figures.Count > 0) yield return Figures;
            if (card.Engines.Count > 0) yield return Engines;
            if (card.Reliability.Count > 0) yield return Reliability;
            yield return Features;
            yield return new("limits", words["card.limits"], [.. Limits.Select(name => words[$"card.limit.{name}"])], [], []);
            yield return new(
                "versions", words["card.versions"], [], [words["card.what"], words["card.value"]],
                [[words["card.schema"], card.SchemaHash], [words["card.data"], card.DataHash], [words["card.seed"], $"{card.Seed}"], .. card.Versions.Select(one => new[] { one.Key, one.Value })]);
        }
    }

    private CardPart About => new(
        "about", words["card.title", words[$"health.engine.{card.Engine}"]],
        [
            words["card.label", format.Number(card.HorizonDays)],
            .. card.Steps.Select(step => words["card.step", words[$"card.rung.{Word(step.Rung)}"], words[$"card.reason.{Word(step.Code)}"], step.Detail is null ? "" : $" ({step.Detail})"]),
            .. card.Skill is { } skill ? [words["card.skill", format.Share(skill)]] : Array.Empty<string>(),
            .. card.LeakAlarm ? [words["card.leak"]] : Array.Empty<string>(),
        ],
        [], []);

    private CardPart Windows => new(
        "windows", words["card.windows"], [words["card.windows.note", format.Number(card.HorizonDays)], .. card.OneOf > 1 ? [words["card.drawn", format.Number(card.OneOf)]] : Array.Empty<string>()],
        [words["card.window"], words["card.from"], words["card.until"], words["card.days"], words["card.rows"], words["card.customers"], words["card.churned"], words["card.rate"]],
        [.. new[] { ("train", card.Train), ("calibrate", card.Calibrate), ("test", card.Test), ("all", (Window?)card.All) }.Where(one => one.Item2 is { Rows: > 0 }).Select(one => new[]
        {
            words[$"card.window.{one.Item1}"], format.Day(one.Item2!.From), format.Day(one.Item2.Until), format.Number(one.Item2.Days), format.Number(one.Item2.Rows),
            format.Number(one.Item2.Customers), format.Number(one.Item2.Churned), format.Share(one.Item2.Rate),
        })]);

    private CardPart Figures => new(
        "figures", words["card.figures"], [words["card.figures.note"]],
        [words["card.figure"], words["card.value"], words["card.interval"], words["card.base"]],
        [.. card.Figures.Select(one => new[] { words[$"card.figure.{one.Name}"], Number(one.Interval.Value), words["economics.between", Number(one.Interval.Lower), Number(one.Interval.Upper)], Number(one.OfBaseRate) })]);

    private CardPart Engines => new(
        "engines", words["card.engines"], [words["card.engines.note"]],
        [words["card.rung"], words["card.skill.short"], words["card.figure.auc"], words["card.figure.log_loss"], words["card.figure.calibration_slope"], words["card.calibration"], words["card.advantage"]],
        [.. card.Engines.Select(one => new[]
        {
            words[$"card.rung.{Word(one.Rung)}"], Number(one.Skill), Number(one.Quality.Auc), Number(one.Quality.LogLoss), Number(one.Quality.Slope), words[$"card.calibration.{Word(one.CalibrationReason)}"],
            one.Advantage is { } gain ? $"{Number(gain.Value)} ({words["economics.between", Number(gain.Lower), Number(gain.Upper)]})" : Format.Nothing,
        })]);

    private CardPart Reliability => new(
        "reliability", words["card.reliability"], [words["card.reliability.note"]],
        [words["card.chances"], words["card.rows"], words["card.predicted"], words["card.observed"], words["card.lift"], words["card.captured"]],
        [.. card.Reliability.Select(bin => new[]
        {
            words["economics.between", format.Share(bin.From), format.Share(bin.To)], format.Number(bin.Rows), format.Share(bin.Predicted), format.Share(bin.Observed),
            Number(bin.Lift, 1), format.Share(bin.Captured, 0),
        })]);

    private CardPart Features => new(
        "features", words["card.features"], [words["card.features.note"]],
        [words["card.feature"], words["card.missing"], words["card.direction"], words["card.drift"]],
        [.. card.Features.Select(one => new[]
        {
            words.Feature(one.Name), format.Share(one.Missing, 0),
            card.Constraints.TryGetValue(one.Name, out var direction) ? words[direction > 0 ? "card.rises" : "card.falls"] : Format.Nothing,
            drift.TryGetValue(one.Name, out var index) ? Number(index) : Format.Nothing,
        })]);

    private string Number(double value, int decimals = 3) => format.Real(value, decimals);

    private static string Word(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
