using System.Globalization;
using System.Runtime.CompilerServices;
using Retention.Analytics.Export;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;
using Retention.Web.Charts;
using Retention.Web.Language;
using Retention.Web.Security;
using Retention.Web.Work;
using Retention.Web.Work.Notes;
using Retention.Web.Work.Tasks;

namespace Retention.Web.Exports;

/// <summary>Lists of pages that are no report of the book: what people have written, and what a page puts together.</summary>
public sealed class PageLists(Warehouse warehouse, TaskList tasks, NoteBook notes, WorkspaceZone zone, Offers offers, RenewalForecasts forecasts, Words words)
{
    private const int AtOnce = 5000;

    /// <summary>The lists of a workbook.</summary>
    internal async IAsyncEnumerable<WorkbookSubject> OfAsync(PageQuestion of, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (book, selection, who, address, _, cells) = of;
        switch (book.Name)
        {
            case "number" when await NumberReport.ReadAsync(warehouse, selection, NumberAddress.Of(address, who), cancel) is { } number:
                yield return List<CustomerBehind>("workbook.sheet.customers_behind", number.EachAsync(warehouse, selection, cancel), cells,
                    ("customer_id", CellKind.Text, one => one.CustomerId), ("name", CellKind.Text, one => one.Name), ("amount", CellKind.Money, one => one.Amount), ("movement", CellKind.Text, one => cells.Say("number", "movement", one.Movement)),
                    ("subtype", CellKind.Text, one => cells.Say("number", "subtype", one.Subtype)), ("day", CellKind.Day, one => one.Day), ("mrr", CellKind.Money, one => one.Mrr), ("segment", CellKind.Text, one => one.Segment), ("country", CellKind.Text, one => one.Country)) with
                {
                    Definitions = [DefinedWord.Of(SqlBook.Current.In("reports").Single(page => page.Name == "customers_behind"), words)],
                    Figures = [new(2, number.Asked.Q is null ? number.Number ?? number.Totals.Sum : number.Totals.FoundSum, IsCount: false), new(0, number.Totals.Found, IsCount: true)],
                };
                break;
            case "tasks":
                var asked = new TaskRequest { State = address["state"], Cause = address["cause"], Book = address["book"], Find = address["find"], Mine = bool.TryParse(address["mine"], out var mine) && mine };
                yield return Tasks("nav.tasks", EachAsync(asked, who, cancel), cells) with { Figures = [new(0, (await tasks.PageAsync(asked, who, cancel, 1)).Total, IsCount: true)] };
                break;
            case PageBook.OfOne:
                var customer = $"{address["customer"]}";
                yield return Tasks("nav.tasks", Each(await tasks.OfAsync(customer, cancel, int.MaxValue)), cells);
                yield return List<NoteEntry>("note.title", Each(await notes.OfAsync(customer, cancel, int.MaxValue)), cells,
                    ("written_at", CellKind.Moment, one => zone.Of(one.Note.MadeAt)), ("author", CellKind.Text, one => one.Note.AuthorName), ("text", CellKind.Text, one => one.Note.DeletedAt is null ? one.Latest.Text : null),
                    ("changed_at", CellKind.Moment, one => one.Note.Version > 1 ? zone.Of(one.Latest.WrittenAt) : (DateTime?)null), ("deleted_at", CellKind.Moment, one => one.Note.DeletedAt is { } gone ? zone.Of(gone) : (DateTime?)null));
                break;
            case "growth-outcomes":
                var made = await offers.OfBookAsync(who.HeldTo, cancel);
                yield return List<OfferNow>("growth.outcomes.made", Each(made), cells,
                    ("customer_id", CellKind.Text, one => one.CustomerId), ("made_on", CellKind.Day, one => one.MadeOn), ("kind", CellKind.Text, one => cells.Say("outcomes", "kind", one.Kind)), ("item", CellKind.Text, one => one.Item),
                    ("expected", CellKind.Money, one => one.Expected), ("state", CellKind.Text, one => cells.Say("outcomes", "state", one.State)), ("state_on", CellKind.Day, one => one.StateOn));
                break;
            case "renewals-forecasts":
                yield return List<RenewalScore>("forecasts.kept", Each(await forecasts.ScoresAsync(cancel)), cells,
                    ("taken_on", CellKind.Day, one => one.TakenOn), ("renewals", CellKind.Whole, one => one.Renewals), ("mrr", CellKind.Money, one => one.Mrr), ("model_mrr", CellKind.Money, one => one.Model),
                    ("scored", CellKind.Whole, one => one.Scored), ("scored_mrr", CellKind.Money, one => one.ScoredMrr), ("scored_model", CellKind.Money, one => one.ScoredModel), ("kept", CellKind.Money, one => one.Kept),
                    ("model_error", CellKind.Percent, one => one.ModelError), ("called", CellKind.Whole, one => one.Called), ("call_mrr", CellKind.Money, one => one.CalledCall), ("call_error", CellKind.Percent, one => one.CallError));
                break;
            case "health-rows":
                if (await ReasonReport.ReadAsync(warehouse, address["customer"], address["feature"], cancel) is not { } report) break;
                yield return List<Analytics.Health.ReasonRow>("workbook.reasons", Each(report.Rows), cells,
                    ("customer_id", CellKind.Text, _ => report.CustomerId), ("day", CellKind.Day, one => one.On), ("kind", CellKind.Text, one => cells.Say("rows", "kind", one.Kind)), ("what", CellKind.Text, one => cells.Say("rows", "what", one.What)),
                    ("value", CellKind.Rounded, one => one.Value), ("done_on", CellKind.Day, one => one.DoneOn), ("file", CellKind.Text, one => one.File), ("line", CellKind.Whole, one => one.Line));
                break;
            case "closed":
                var months = await ClosedMonth.ReadAsync(warehouse, cancel);
                yield return List<(ClosedMonth Month, ClosedFigure Figure)>("workbook.closed.figures", Each(months.SelectMany(month => month.Figures.Select(figure => (month, figure)))), cells,
                    ("month", CellKind.Month, one => one.Month.Month), ("movement", CellKind.Text, one => cells.Say("closed", "movement", one.Figure.Name)), ("was", CellKind.Money, one => one.Figure.Was), ("now", CellKind.Money, one => one.Figure.Now),
                    ("change", CellKind.Money, one => one.Figure.Change), ("closed_at", CellKind.Moment, one => one.Month.ClosedAt), ("policies", CellKind.Text, one => one.Month.Policies));
                yield return List<(ClosedMonth Month, ChangedCustomer Customer)>("workbook.closed.customers", Each(months.SelectMany(month => month.Customers.Listed.Select(customer => (month, customer)))), cells,
                    ("customer_id", CellKind.Text, one => one.Customer.CustomerId), ("name", CellKind.Text, one => one.Customer.Name), ("month", CellKind.Month, one => one.Month.Month), ("was", CellKind.Money, one => one.Customer.Was),
                    ("now", CellKind.Money, one => one.Customer.Now), ("change", CellKind.Money, one => one.Customer.Change));
                break;
        }
    }

    private WorkbookSubject Tasks(string key, IAsyncEnumerable<WorkTask> all, CellWords cells)
    {
        var format = new Format();
        return List(words[key], all, cells,
            ("task_id", CellKind.Text, one => one.Id.ToString(CultureInfo.InvariantCulture)), ("customer_id", CellKind.Text, one => one.CustomerId), ("name", CellKind.Text, one => one.CustomerName), ("task", CellKind.Text, one => one.TitleIn(words.Language)),
            ("cause", CellKind.Text, one => cells.Say("tasks", "cause", one.Cause ?? "people")), ("because", CellKind.Text, one => TaskView.Why(one, format, words)), ("text", CellKind.Text, one => one.Text),
            ("owner", CellKind.Text, one => TaskView.Owner(one, words)), ("book", CellKind.Text, one => one.Book), ("due_on", CellKind.Day, one => one.DueOn),
            ("state", CellKind.Text, one => cells.Say("tasks", "state", one.State == "open" && one.SnoozedUntil > warehouse.AsOf ? "snoozed" : one.State)), ("snoozed_until", CellKind.Day, one => one.SnoozedUntil),
            ("outcome", CellKind.Text, one => cells.Say("tasks", "outcome", one.Outcome)), ("outcome_note", CellKind.Text, one => one.OutcomeNote), ("mrr", CellKind.Money, one => one.Mrr), ("risk", CellKind.Percent, one => one.Risk),
            ("weight", CellKind.Rounded, one => one.Weight), ("made_on", CellKind.Day, one => one.MadeOn), ("closed_on", CellKind.Day, one => one.ClosedOn), ("closed_by", CellKind.Text, one => one.ClosedBy));
    }

    /// <summary>Every task of a request. Two pages may show the same one, where its weight changed between them.</summary>
    private async IAsyncEnumerable<WorkTask> EachAsync(TaskRequest asked, Member who, [EnumeratorCancellation] CancellationToken cancel)
    {
        HashSet<int> seen = [];
        for (var page = 1; ; page++)
        {
            var part = await tasks.PageAsync(asked with { Page = page.ToString(CultureInfo.InvariantCulture) }, who, cancel, AtOnce);
            foreach (var task in part.Rows.Where(task => seen.Add(task.Id))) yield return task;
            if (part.Rows.Count < AtOnce) yield break;
        }
    }

    private WorkbookSubject List<T>(string title, IAsyncEnumerable<T> all, CellWords cells, params (string Name, CellKind Kind, Func<T, object?> Value)[] columns) => new(
        words.Has(title) ? words[title] : title, Selection.Everyone, new Dictionary<string, string>(), [], [.. columns.Select(column => new SheetColumn(cells.Title(column.Name), column.Kind))],
        all.Select(one => columns.Select(column => column.Value(one)).ToArray())) { Tab = words.Has(title) ? words[title] : title };

    private static async IAsyncEnumerable<T> Each<T>(IEnumerable<T> all)
    {
        await Task.CompletedTask;
        foreach (var one in all) yield return one;
    }
}
