using System.CommandLine;
using System.Text.Json;
using Retention.Analytics.Health;
using Retention.Analytics.Health.Engines;
using Retention.Analytics.Health.Protocol;

namespace Retention.Web.Commands.Models;

/// <summary>A model card on the command line: what it is as facts, its figures on later months as rows.</summary>
internal sealed class CardAnswer(CommonOptions options, ParseResult parsed)
{
    /// <summary>Writes it.</summary>
    /// <param name="card">The card.</param>
    /// <param name="run">The run that came of it; null where none did.</param>
    public void Write(ModelCard card, ScoredRun? run = null)
    {
        var answer = new ModelAnswer(options, parsed);
        answer.Say("engine", card.Engine);
        answer.Say("rung", Word(card.Rung));
        answer.Say("reason", string.Join("; ", card.Steps.Select(step => $"{Word(step.Rung)}: {Word(step.Code)}{(step.Detail is null ? "" : $" ({step.Detail})")}")));
        answer.Say("horizon_days", card.HorizonDays);
        answer.Say("customers", card.All.Customers);
        if (card.OneOf > 1) answer.Say("one_of", card.OneOf);
        answer.Say("churned", card.All.Churned);
        answer.Say("base_rate", card.All.Rate);
        foreach (var (name, window) in new[] { ("learned", card.Train), ("calibrated", card.Calibrate), ("judged", card.Test), ("refitted", card.All) })
        {
            if (window is { Rows: > 0 }) answer.Say($"{name}_on", FormattableString.Invariant($"{window.From:yyyy-MM-dd} to {window.Until:yyyy-MM-dd}, {window.Rows} rows"));
        }

        answer.Say("skill", card.Skill);
        answer.Say("own_auc", card.OwnAuc);
        answer.Say("leak_alarm", card.LeakAlarm);
        answer.Say("schema", card.SchemaHash[..12]);
        answer.Say("data", card.DataHash[..12]);
        if (run is not null) answer.Say("scored", run.Customers);
        answer.Write(["figure", "value", "low", "high", "base_rate"], card.Figures.Select(one => new object?[] { one.Name, one.Interval.Value, one.Interval.Lower, one.Interval.Upper, one.OfBaseRate }));
    }

    /// <summary>Reads a card as it is kept.</summary>
    public static ModelCard Read(string json) => JsonSerializer.Deserialize<ModelCard>(json, HealthJson.Options)!;

    private static string Word(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
