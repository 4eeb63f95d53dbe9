using System.Collections;
using System.Runtime.CompilerServices;
using Retention.Analytics.Export;
using Retention.Web.Language;

namespace Retention.Web.Exports;

/// <summary>A report as its readers take it along: columns and codes in their words, shares in percent, and the sums of the whole list not in each row but beside the checks.</summary>
internal sealed class ReaderSheet(string report, WorkbookSubject subject, CellWords words, string language)
{
    private const string Whole = "of_all";
    private const string Reasons = "reasons";

    private static readonly HashSet<string> Hidden =
    [
        "reason_values", "customer_key", "run_id", "load_id", "source_row", "tone", "label_en", "label_es", "theme", "trail",
        "health_customer.day", "health_customer.probability", "health_customer.health", "health_customer.band", "health_customer.mrr", "health_customer.expected", "health_customer.base_health",
        "health_customer.rest", "health_customer.health_before", "health_customer.is_shown", "health_customer.family", "health_customer.family_points",
    ];
    private static readonly HashSet<string> Shares =
    [
        "probability", "chance", "share", "rate", "use", "level", "trend", "logo", "grr", "nrr", "nrr_before", "churn", "churn_low", "churn_high", "churn_effect", "contraction_effect", "price_effect",
        "expansion_effect", "mix_effect", "confidence", "support", "gross_margin", "predicted", "real", "real_low", "real_high", "precision", "recall", "mrr_recall", "foreseen", "renewed", "limit_share",
    ];

    // In another currency than the workbook's, or in none at all.
    private static readonly HashSet<string> NoMoney =
    [
        "dunning_list.amount", "customer_bills.subtotal", "customer_bills.discount", "customer_bills.tax", "customer_bills.total", "customer_bills.amount_paid", "customer_lines.amount", "customer_lines.tax",
        "customer_payments.amount", "customer_ledger.mrr", "reconciliation_lines.amount", "reconciliation_payments.amount", "value", "value_before", "included", "rolled", "used", "overage", "available", "score",
        "scale_max", "quantity", "satisfaction", "hours", "break_even", "lift", "margin", "n",
    ];

    // What a report says of its whole list in each row, and of which column it is the sum; none where it counts the rows.
    private static readonly Dictionary<string, string?> Totals = new(StringComparer.Ordinal)
    {
        [Whole] = null, ["growth_grid.of_all"] = "", ["theme_comments.found"] = null, ["dunning_list.rows"] = null, ["customer_movements.sum"] = "amount", ["customer_family.sum"] = "mrr", ["customer_family.members"] = null,
        ["customer_contacts.contacts"] = null, ["payer_list.of"] = null, ["dunning_list.failed_all"] = "failed",
        ["dunning_list.recovered_all"] = "recovered", ["added_of_all"] = "mrr_added", ["cash_of_all"] = "cash_now", ["effect_of_all"] = "mrr_effect", ["avoided_of_all"] = "churn_avoided",
        ["model_of_all"] = "model_mrr", ["dunning_list.invoices"] = "",
    };

    /// <summary>The sheet.</summary>
    public WorkbookSubject Sheet()
    {
        var names = subject.Columns.Select(column => column.Title).ToList();
        var theme = $"label_{language}";
        int[] kept = [.. names.Index().Where(one => one.Item == theme || !(IsTotal(one.Item) || Hidden.Contains(one.Item) || Hidden.Contains($"{report}.{one.Item}"))).Select(one => one.Index)];
        List<PageFigure> figures = [];
        return subject with
        {
            Columns = [.. kept.Select(place => new SheetColumn(words.Title(names[place] == theme ? "theme" : names[place]), Kind(names[place], subject.Columns[place].Kind)))],
            Rows = Rows(names, kept, figures), Figures = figures,
            Chart = subject.Chart is { } chart ? chart with { Category = Array.IndexOf(kept, chart.Category), Series = [.. chart.Series.Select(place => Array.IndexOf(kept, place))] } : null,
            Bridge = subject.Bridge is { } bridge ? new(Array.IndexOf(kept, bridge.Opening), Array.IndexOf(kept, bridge.Closing)) : null,
        };
    }

    /// <summary>The only row of a report, a line for each of its columns.</summary>
    public WorkbookSubject Upright()
    {
        var sheet = Sheet();
        return sheet with { Columns = [new(words.Title("what"), CellKind.Text), new(words.Title("value"), CellKind.Text)], Rows = Lines(sheet) };
    }

    private static async IAsyncEnumerable<object?[]> Lines(WorkbookSubject sheet, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var row in sheet.Rows.WithCancellation(cancel))
        {
            foreach (var (column, value) in sheet.Columns.Zip(row)) yield return [column.Title, value is decimal number ? new SheetFigure(number, column.Kind) : value];
        }
    }

    private async IAsyncEnumerable<object?[]> Rows(List<string> names, int[] kept, List<PageFigure> figures, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var (shown, isFirst) = (new object?[kept.Length], true);
        var values = names.IndexOf("reason_values");
        await foreach (var row in subject.Rows.WithCancellation(cancel))
        {
            if (isFirst) Note(names, kept, row, figures);
            isFirst = false;
            for (var i = 0; i < kept.Length; i++)
            {
                var (name, value) = (names[kept[i]], row[kept[i]]);
                shown[i] = name == Reasons && values >= 0 ? Said(value, row[values]) : words.Say(report, report == "profile" && name == "value" ? $"{row[0]}" : name, Plain(value));
            }

            // Where a list is empty its sums still stand in a row.
            if (shown.Any(cell => cell is not null)) yield return shown;
        }
    }

    /// <summary>The figures of the page, from the first row.</summary>
    private void Note(List<string> names, int[] kept, object?[] row, List<PageFigure> figures)
    {
        foreach (var (place, name) in names.Index().Where(one => IsTotal(one.Item)))
        {
            var of = Totals.TryGetValue($"{report}.{name}", out var known) || Totals.TryGetValue(name, out known) ? known : name[..^(Whole.Length + 1)];
            var column = of is null ? 0 : Array.FindIndex(kept, one => names[one] == of);
            if (column >= 0 && Number(row[place]) is { } value) figures.Add(new(column, value, IsCount: of is null));
        }
    }

    private bool IsTotal(string name) => name.EndsWith(Whole, StringComparison.Ordinal) || Totals.ContainsKey($"{report}.{name}");

    private CellKind Kind(string name, CellKind kind) => kind switch
    {
        CellKind.Money when NoMoney.Contains($"{report}.{name}") || NoMoney.Contains(name) => CellKind.Rounded,
        CellKind.Number when Shares.Contains(name) || (report == "health_spread" && name is "low" or "high") => CellKind.Percent,
        CellKind.Number => CellKind.Rounded,
        _ => kind,
    };

    private string Said(object? features, object? values) => words.Reasons(Items(features).Zip(Items(values), (feature, value) => ($"{feature}", value is float known ? known : (double?)null)));

    /// <summary>A list as people write one.</summary>
    private static object? Plain(object? value) => value is string or not IEnumerable ? value : string.Join(", ", Items(value));

    private static IEnumerable<object?> Items(object? list) => list is IEnumerable items and not string ? items.Cast<object?>() : [];

    private static decimal? Number(object? value) => value switch { decimal number => number, long whole => whole, int whole => whole, _ => null };
}
