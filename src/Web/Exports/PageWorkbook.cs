using System.Data.Common;
using System.Runtime.CompilerServices;
using Retention.Analytics.Metrics;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;
using Retention.Web.Commands;
using Retention.Web.Language;
using Retention.Web.Security;
using Retention.Web.Work;

namespace Retention.Web.Exports;

/// <summary>Writes the workbook of a page: what the page shows, with the same filter, as tables.</summary>
public sealed class PageWorkbook(Warehouse warehouse, WrittenValues written, OwnBook books, PageLists lists, Words words, TimeProvider clock)
{
    private static readonly HashSet<string> OfACustomer = ["reconciliation_lines", "reconciliation_payments"];
    private static readonly HashSet<string> OfOneRow = ["customer", "customer_strip"];
    private static readonly IReadOnlyList<string> Plans = ["plan", "product"];

    /// <summary>Whether there is such a workbook for who asks: of one customer only where that is, and is of their book.</summary>
    /// <param name="book">Of which page.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="address">What the address of the page asks for.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<bool> HasAsync(PageBook book, Member who, IQueryCollection address, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(address);
        if (!Access.Find(book.Route, "get").Allows(who)) return false;
        if (book.Held != Held.Customer) return true;
        var customer = address["customer"] is [{ Length: > 0 } one] ? one : null;
        if (!await books.HoldsAsync(who, customer, cancel)) return false;
        if (customer is null) return book.Name == "reconciliation" && address["customer"].Count == 0;
        await using var connection = warehouse.OpenReader();
        return await CustomerHeader.KeyAsync(connection, customer, cancel) is not null;
    }

    /// <summary>Writes it.</summary>
    /// <param name="target">Where it goes; it is not closed.</param>
    /// <param name="book">Of which page.</param>
    /// <param name="selection">Which customers.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="address">What the address of the page asks for; what cannot be asked so is left out.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<long> WriteAsync(Stream target, PageBook book, Selection selection, Member who, IQueryCollection address, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(address);
        var language = words.Language;
        var cells = new CellWords(words, ReportCurrency.Of(warehouse), TaxonomyFile.Read(warehouse).InForce.Themes.ToDictionary(theme => theme.Name, theme => language == "es" ? theme.Es : theme.En));
        var about = book.About(selection);
        var asked = book.Asks.Concat(PageAsk.OfAll.Where(one => book.Asks.All(own => own.Name != one.Name)))
            .Select(one => (Ask: one, Text: address[one.Name].ToString(), Value: one.Of(address[one.Name]))).Where(one => one.Value is not null).ToList();
        var said = asked.ToDictionary(one => cells.Title(one.Ask.Name), one => $"{cells.Say(book.Name, one.Ask.Name, one.Text)}");
        var question = new PageQuestion(book, about, who, address, asked.ToDictionary(one => one.Ask.As, one => one.Value!), cells);
        return new WorkbookFile(warehouse, words, clock).WriteAsync(target, new WorkbookContent(words[book.Words], about, said, Subjects(question, cancel)), cancel);
    }

    private async IAsyncEnumerable<WorkbookSubject> Subjects(PageQuestion of, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (of.Book.Metrics.Count > 0)
        {
            var series = await new MetricReader(warehouse).ReadAsync(of.Book.Metrics, of.Selection, new MonthRange(null, null), cancel);
            yield return Exports.Subjects.Of(series, of.Selection, words) with { Tab = words["workbook.figures"] };
        }

        if (of.Book.Name == "cohorts" && await CohortReport.ReadAsync(warehouse, of.Selection, new(of.Asked.GetValueOrDefault("by") as string, of.Asked.GetValueOrDefault("view") as string), cancel) is { All: not null } report)
        {
            foreach (var subject in CohortSubjects.Of(report, of.Selection, words)) yield return subject;
        }

        await foreach (var subject in lists.OfAsync(of, cancel)) yield return subject;
        foreach (var name in of.Book.Reports)
        {
            await using var connection = warehouse.OpenReader();
            var page = AskedReport.Printable.Single(one => one.Name == name);
            if (await QuestionAsync(connection, page, of, cancel) is not { } question) continue;
            await using var command = question.On(connection);
            await using var rows = await command.ExecuteReaderAsync(cancel);
            yield return Sheet(page, rows, of);
        }
    }

    private WorkbookSubject Sheet(BookPage page, DbDataReader rows, PageQuestion of)
    {
        var sheet = new ReaderSheet(page.Name, Exports.Subjects.Of(page, rows, of.Selection, new Dictionary<string, string>(), words, keepsLists: true), of.Cells, words.Language);
        return (OfOneRow.Contains(page.Name) ? sheet.Upright() : sheet.Sheet()) with { Tab = words[$"workbook.sheet.{page.Name}"] };
    }

    /// <summary>The question for a report; null where it is about everybody and only some are asked for, or about one customer and none is.</summary>
    private async Task<AskedReport?> QuestionAsync(DbConnection connection, BookPage page, PageQuestion of, CancellationToken cancel)
    {
        var reach = ReportReach.Of(page.Name);
        if (OfACustomer.Contains(page.Name) && !of.Asked.ContainsKey("customer")) return null;
        var asked = of.Asked.Where(one => reach.Names.Contains(one.Key) && (one.Key != "by" || Splits(page.Name, $"{one.Value}"))).ToDictionary();
        string[] first = [.. asked.Where(one => one.Key is "month" or "by" or "customer").Select(one => $"{one.Key}={(one.Value is DateOnly month ? $"{month:yyyy-MM}" : one.Value)}")];
        try
        {
            var question = await AskedReport.ReadAsync(connection, page, first, of.Selection, cancel);
            return question.With(await written.ReadAsync(reach.Fills, of.Who.HeldTo, cancel)).Whole().With(asked.Where(one => one.Key is not ("month" or "by" or "customer")).ToDictionary(one => one.Key, one => (object?)one.Value));
        }
        catch (WrongUseException)
        {
            return null;
        }
    }

    /// <summary>Whether a report is split by what the page is: one of them by plans only, one by months of start too.</summary>
    private static bool Splits(string report, string by) => report switch
    {
        "breakdown_by_plan" => Plans.Contains(by),
        "recovery" or "dunning_list" => Recovery.Ways.Contains(by),
        "lives" => !CohortReport.Starts.Contains(by),
        _ => Breakdown.Dimensions.Contains(by),
    };
}

/// <summary>What is asked of the workbook of a page.</summary>
/// <param name="Book">The page.</param>
/// <param name="Selection">Which customers.</param>
/// <param name="Who">Who asks.</param>
/// <param name="Address">The address.</param>
/// <param name="Asked">What of it reports take, by the name they have for it.</param>
/// <param name="Cells">Codes in words.</param>
internal sealed record PageQuestion(PageBook Book, Selection Selection, Member Who, IQueryCollection Address, IReadOnlyDictionary<string, object> Asked, CellWords Cells);
