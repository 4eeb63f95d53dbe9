using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Retention.Analytics.Export;
using Retention.Analytics.Metrics;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;
using Retention.Web.Commands;
using Retention.Web.Language;
using Retention.Web.Work;

namespace Retention.Web.Exports;

/// <summary>Writes the workbook of a page: what the page shows, with the same filter, as tables.</summary>
internal sealed class PageWorkbook(Warehouse warehouse, WrittenValues written, Words words, TimeProvider clock)
{
    private const string Whole = "of_all";

    private static readonly string[] Months = ["month", "from", "to"];
    private static readonly IReadOnlyList<string> Plans = ["plan", "product"];

    /// <summary>Writes it.</summary>
    /// <param name="target">Where it goes; it is not closed.</param>
    /// <param name="book">Of which page.</param>
    /// <param name="selection">Which customers.</param>
    /// <param name="address">What the address of the page asks for; what cannot be asked so is left out.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<long> WriteAsync(Stream target, PageBook book, Selection selection, IQueryCollection address, CancellationToken cancel)
    {
        var asked = Asked(address);
        return new WorkbookFile(warehouse, words, clock).WriteAsync(target, new WorkbookContent(words[book.Words], selection, asked, Subjects(book, selection, asked, cancel)), cancel);
    }

    private static Dictionary<string, string> Asked(IQueryCollection address)
    {
        var asked = new Dictionary<string, string>();
        foreach (var name in Months)
        {
            if (DateOnly.TryParseExact(address[name], "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) asked[name] = address[name].ToString();
        }

        if (address["by"].ToString() is var by && (CohortReport.Dimensions.Contains(by) || Plans.Contains(by))) asked["by"] = by;
        if (CohortReport.Views.Contains(address["view"].ToString())) asked["view"] = address["view"].ToString();
        if (address["customer"].ToString() is { Length: > 0 } customer) asked["customer"] = customer;
        return asked;
    }

    private async IAsyncEnumerable<WorkbookSubject> Subjects(PageBook book, Selection selection, Dictionary<string, string> asked, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (book.Metrics.Count > 0)
        {
            var series = await new MetricReader(warehouse).ReadAsync(book.Metrics, selection, new MonthRange(null, null), cancel);
            yield return Exports.Subjects.Of(series, selection, words) with { Tab = words["workbook.figures"] };
        }

        if (book.Name == "cohorts" && await CohortReport.ReadAsync(warehouse, selection, new(asked.GetValueOrDefault("by"), asked.GetValueOrDefault("view")), cancel) is { All: not null } report)
        {
            foreach (var subject in CohortSubjects.Of(report, selection, words)) yield return subject;
        }

        foreach (var name in book.Reports)
        {
            await using var connection = warehouse.OpenReader();
            var page = AskedReport.Printable.Single(one => one.Name == name);
            if (await QuestionAsync(connection, page, selection, asked, cancel) is not { } question) continue;
            await using var command = question.On(connection);
            await using var rows = await command.ExecuteReaderAsync(cancel);
            yield return ForReaders(Exports.Subjects.Of(page, rows, selection, asked, words)) with { Tab = words[$"workbook.sheet.{name}"] };
        }
    }

    /// <summary>Columns in the reader's words, without those that repeat a sum of the whole list in each row: they stand last.</summary>
    private WorkbookSubject ForReaders(WorkbookSubject subject)
    {
        var kept = subject.Columns.Count(column => !column.Title.EndsWith(Whole, StringComparison.Ordinal));
        return subject with
        {
            Columns = [.. subject.Columns.Take(kept).Select(column => column with { Title = words.Has($"column.{column.Title}") ? words[$"column.{column.Title}"] : column.Title })],
            Rows = FirstAsync(subject.Rows, kept),
        };
    }

    private static async IAsyncEnumerable<object?[]> FirstAsync(IAsyncEnumerable<object?[]> rows, int columns)
    {
        var first = new object?[columns];
        await foreach (var row in rows)
        {
            Array.Copy(row, first, columns);
            yield return first;
        }
    }

    /// <summary>The question for a report; null where it is about everybody and only some are asked for.</summary>
    private async Task<AskedReport?> QuestionAsync(DbConnection connection, BookPage page, Selection selection, Dictionary<string, string> asked, CancellationToken cancel)
    {
        var text = SqlBook.Current.Text(page);
        bool Takes(KeyValuePair<string, string> one) => text.Contains($"${one.Key}", StringComparison.Ordinal) && !(one.Key == "by" && page.Name == "breakdown_by_attribute" == Plans.Contains(one.Value));
        try
        {
            var question = await AskedReport.ReadAsync(connection, page, [.. asked.Where(Takes).Select(one => $"{one.Key}={one.Value}")], selection, cancel);
            return question.With(await written.ReadAsync(ReportReach.Of(page).Fills, book: null, cancel)).Whole();
        }
        catch (WrongUseException)
        {
            return null;
        }
    }
}
