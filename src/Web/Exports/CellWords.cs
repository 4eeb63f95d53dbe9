using Retention.Web.Charts;
using Retention.Web.Language;

namespace Retention.Web.Exports;

/// <summary>What reports write as codes, in the reader's words: which column holds which list of them. A code without words stays as it is.</summary>
internal sealed class CellWords(Words words, string? currency, IReadOnlyDictionary<string, string> themes)
{
    // Of a column in every report, or of a column of one report, which goes first.
    private static readonly Dictionary<string, string[]> Families = new(StringComparer.Ordinal)
    {
        ["movement"] = ["movement.", "cause.", "code."],
        ["subtype"] = ["subtype."],
        ["kind"] = ["code."],
        ["growth_offers.kind"] = ["growth.kind."],
        ["growth_upsell.kind"] = ["growth.kind."],
        ["growth_survival.kind"] = ["growth.kind."],
        ["outcomes.kind"] = ["growth.kind."],
        ["growth_kinds.what"] = ["code."],
        ["growth_kinds.name"] = ["growth.kind.", "growth.guard."],
        ["growth_survival.state"] = ["growth.state."],
        ["outcomes.state"] = ["growth.state."],
        ["health_movers.kind"] = ["review.moved."],
        ["health_proof.kind"] = ["health.kind."],
        ["theme_comments.kind"] = ["themes.kind."],
        ["themes.kind"] = ["themes.row.", "code."],
        ["cac.kind"] = ["economics.row.", "code."],
        ["customer_lines.kind"] = ["line."],
        ["reconciliation_lines.kind"] = ["line."],
        ["rows.kind"] = ["reasons.kind."],
        ["rows.what"] = ["touch.", "themes.survey.", "payment.", "failure."],
        ["reconciliation.name"] = ["figure.", "cause.", "code."],
        ["recovery.value"] = ["failure.", "billing.value."],
        ["feature"] = ["feature."],
        ["profile.billing"] = ["billing."],
        ["profile.trait"] = ["economics.trait."],
        ["class"] = ["billing.value.", "code."],
        ["band"] = ["health.band.", "renewals.band.", "code."],
        ["renewals_list.band"] = ["renewals.band."],
        ["set_band"] = ["health.band."],
        ["shown_band"] = ["health.band."],
        ["payers.band"] = ["billing.value.", "code."],
        ["payer_list.band"] = ["billing.value."],
        ["state"] = ["state."],
        ["card_expiry.state"] = ["billing.value.", "code."],
        ["tasks.state"] = ["task.state."],
        ["cause"] = ["task.cause."],
        ["outcome"] = ["task.outcome."],
        ["call"] = ["renewals.call."],
        ["basis"] = ["renewals.basis."],
        ["thing"] = ["code."],
        ["voice"] = ["voice.", "code."],
        ["sign"] = ["billing.sign."],
        ["survey"] = ["themes.survey."],
        ["status"] = ["payment.", "invoice."],
        ["customer_bills.status"] = ["invoice."],
        ["failure_code"] = ["failure."],
        ["open_loops.reason"] = ["code."],
        ["why"] = ["undefined."],
        ["engine"] = ["health.engine."],
        ["relation"] = ["customer.family."],
        ["touch"] = ["touch."],
        ["touched_by"] = ["touch."],
        ["priority"] = ["priority."],
        ["language"] = ["mail.language."],
        ["side"] = ["billing.group.", "code."],
        ["reminders.kind"] = ["code."],
        ["method"] = ["code."],
        ["by"] = ["breakdown."],
        ["reconciliation_left_out.what"] = ["code."],
        ["show"] = ["renewals.show."],
        ["view"] = ["cohorts.view."],
    };

    /// <summary>The words for a code of a column, of several parted by commas for each; anything else as it is.</summary>
    /// <param name="report">The report.</param>
    /// <param name="column">The column, as the report calls it.</param>
    /// <param name="value">What it holds.</param>
    public object? Say(string report, string column, object? value)
    {
        if (column == "themes" && value is string several) return string.Join(", ", several.Split(',').Select(theme => themes.GetValueOrDefault(theme, theme)));
        if (value is not string code || !(Families.TryGetValue($"{report}.{column}", out var families) || Families.TryGetValue(column, out families))) return value;
        foreach (var family in families)
        {
            if (words.Has(family + code) && words[family + code] is var said && !said.Contains("{0}", StringComparison.Ordinal)) return said;
        }

        return value;
    }

    /// <summary>What stands above a column; its name where there are no words for it.</summary>
    public string Title(string column) => words.Has($"column.{column}") ? words[$"column.{column}"] : column;

    /// <summary>What a code of no list but of a row is called, such as total.</summary>
    public string Row(string code) => words[$"code.{code}"];

    /// <summary>Reasons of a score with what they were, as the page has them.</summary>
    public string Reasons(IEnumerable<(string Feature, double? Value)> reasons) =>
        string.Join("; ", reasons.Select(reason => HealthView.Reason(reason.Feature, reason.Value, currency, words)));
}
