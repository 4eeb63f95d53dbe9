using Retention.Analytics.Reports;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>One customer on one axis: MRR by month, and beneath it a row of marks for each kind of thing that happened. A ring is something that went wrong.</summary>
public static class TimeAxisFigure
{
    /// <summary>How many months are drawn.</summary>
    public const int Months = 36;

    private static readonly string[] Rows = ["invoice", "payment", "answer", "ticket", "touch", "note", "milestone"];

    /// <summary>The months of the axis, oldest first: at most the last 36, from the first with MRR or with something that happened.</summary>
    public static IReadOnlyList<DateOnly> Axis(CustomerReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var all = report.Steps.Select(step => step.Month).Concat(report.Events.Select(one => First(one.Day))).ToList();
        if (all.Count == 0) return [];
        var (first, last) = (all.Min(), all.Max());
        List<DateOnly> months = [];
        for (var month = last; month >= first && months.Count < Months; month = month.AddMonths(-1)) months.Add(month);
        months.Reverse();
        return months;
    }

    /// <summary>What happened in a month, by kind.</summary>
    public static ILookup<(DateOnly Month, string Kind), CustomerEvent> ByMonth(CustomerReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Events.ToLookup(one => (First(one.Day), one.Kind));
    }

    /// <summary>The kinds that have a row: those of which something happened.</summary>
    public static IReadOnlyList<string> Kinds(CustomerReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return [.. Rows.Where(kind => report.Events.Any(one => one.Kind == kind))];
    }

    /// <summary>The figure.</summary>
    /// <param name="view">The customer; marks lead to the parts of its page.</param>
    /// <param name="format">Writes amounts and months.</param>
    /// <param name="words">Names the rows.</param>
    public static Figure Of(CustomerView view, Format format, Words words)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(words);
        var report = view.Report;
        var (months, kinds, happened) = (Axis(report), Kinds(report), ByMonth(report));
        var steps = report.Steps.ToDictionary(step => step.Month);
        List<string> places = [.. months.Select(month => format.Month(month))];
        var money = MoneyAxis.Of(0, report.Steps.Count == 0 ? 0 : report.Steps.Max(step => step.Mrr), report.Currency, format);
        var row = money.Range![1] / 8m;
        var bars = new Trace(
            "bar", words["revenue.mrr"], places, [.. months.Select(month => steps.TryGetValue(month, out var step) ? step.Mrr : (decimal?)null)],
            [.. months.Select((month, at) => new Point($"{places[at]}<br>{format.Money(steps.TryGetValue(month, out var step) ? step.Mrr : null, report.Currency, 2)}", view.At("money")))])
        {
            Marker = new(Paint.Gain) { Pattern = Pattern.Of(months.Select(month => !steps.TryGetValue(month, out var step) || step.IsComplete)) },
        };
        var axis = money with
        {
            Range = [-row * (kinds.Count + 0.5m), money.Range[1]],
            Tickvals = [.. money.Tickvals!, .. kinds.Select((_, at) => -row * (at + 1))],
            Ticktext = [.. money.Ticktext!, .. kinds.Select(kind => words[$"event.kind.{kind}"])],
            Zeroline = true, Automargin = true,
        };
        return new([bars, .. kinds.Select(Marks)], new Layout(axis) { Bargap = 0.2m, Separators = MoneyAxis.Separators });

        Trace Marks(string kind, int at)
        {
            List<List<CustomerEvent>> found = [.. months.Select(month => happened[(month, kind)].ToList())];
            return new(
                "scatter", words[$"event.kind.{kind}"], places, [.. found.Select(events => events.Count == 0 ? (decimal?)null : -row * (at + 1))],
                [.. found.Select((events, place) => new Point(Hover(places[place], kind, events), kind == "note" ? Links.Customer(report.Customer.CustomerId) + "#notes" : view.At(Tab(kind))))])
            {
                Mode = "markers",
                Marker = new(found.Select(events => IsBad(events) ? Paint.Loss : Paint.Event).ToList()) { Size = 8, Symbol = [.. found.Select(events => IsBad(events) ? "circle-open" : "circle")] },
            };
        }

        string Hover(string month, string kind, List<CustomerEvent> events) =>
            $"{month}<br>{words[$"event.kind.{kind}"]}: {format.Number(events.Count)}{(IsBad(events) ? "<br>" + words["event.bad", format.Number(events.Count(one => one.Tone == "bad"))] : "")}";
    }

    /// <summary>The part of the page that lists a kind.</summary>
    public static string Tab(string kind) => kind switch
    {
        "movement" or "invoice" or "payment" => "money",
        "answer" => "feedback",
        _ => "work",
    };

    private static bool IsBad(List<CustomerEvent> events) => events.Exists(one => one.Tone == "bad");

    private static DateOnly First(DateOnly day) => new(day.Year, day.Month, 1);
}
