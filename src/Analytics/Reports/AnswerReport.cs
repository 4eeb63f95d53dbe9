using System.Data.Common;
using System.Globalization;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>What an address asks of the answers of a period. Nothing in it is trusted.</summary>
public sealed record AnswerRequest
{
    /// <summary>The period, <c>2026-09</c>.</summary>
    public string? Month { get; init; }

    /// <summary>One of <see cref="AnswerReport.Surveys"/>.</summary>
    public string? Survey { get; init; }

    /// <summary>One of <see cref="AnswerReport.Voices"/>.</summary>
    public string? Voice { get; init; }

    /// <summary>The first row to show, from 1.</summary>
    public string? Start { get; init; }
}

/// <summary>The answers behind a score, part of the list at a time, the newest first. Source: Sql/reports/answers.sql.</summary>
/// <param name="Asked">The request, mended where it could not be followed.</param>
/// <param name="Months">The period in view.</param>
/// <param name="Total">Answers of the whole list.</param>
/// <param name="Start">Place of the first row shown, from 1.</param>
/// <param name="Rows">The rows shown.</param>
public sealed record AnswerReport(AnswerRequest Asked, MonthChoice Months, long Total, int Start, IReadOnlyList<SurveyAnswer> Rows)
{
    /// <summary>Rows on one page.</summary>
    public const int PageSize = 50;

    /// <summary>The surveys there are.</summary>
    public static IReadOnlyList<string> Surveys { get; } = ["nps", "csat", "ces"];

    /// <summary>The parts of a scale, and all of it.</summary>
    public static IReadOnlyList<string> Voices { get; } = ["all", "promoter", "passive", "detractor"];

    /// <summary>Reads a part of the list; null when there is neither MRR nor an answer yet.</summary>
    public static Task<AnswerReport?> ReadAsync(Warehouse warehouse, Selection selection, AnswerRequest asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(asked);
        var mended = Mend(asked);
        var start = int.TryParse(asked.Start, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place > 0 ? place : 1;
        return warehouse.ReadOnceAsync<AnswerReport?>($"answers {mended} {selection}", async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            if (await MonthChoice.OfSurveysAsync(connection, selection, new(asked.Month), stop) is not { } months) return null;
            var rows = await SurveyAnswer.ReadAsync(connection, selection, mended, months.Month.Month, start, PageSize, stop);
            return new(mended, months, rows.Count == 0 ? 0 : rows[0].OfAll, start, rows);
        }, cancel);
    }

    /// <summary>Hands over the whole list.</summary>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="selection">Which customers.</param>
    /// <param name="asked">Which answers.</param>
    /// <param name="begin">Is told what the list is of before its first row; not called when there is nothing yet.</param>
    /// <param name="each">Takes an answer; the next one is read when it returns.</param>
    /// <param name="cancel">Stops the query.</param>
    public static Task<bool> ExportAsync(
        Warehouse warehouse, Selection selection, AnswerRequest asked, Action<AnswerRequest, DateOnly> begin, Func<SurveyAnswer, Task> each, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(begin);
        ArgumentNullException.ThrowIfNull(each);
        var mended = Mend(asked);
        return warehouse.ReadAsync(async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            if (await MonthChoice.OfSurveysAsync(connection, selection, new(asked.Month), stop) is not { } months) return false;
            begin(mended, months.Month.Month);
            await foreach (var answer in SurveyAnswer.EachAsync(connection, selection, mended, months.Month.Month, 1, int.MaxValue).WithCancellation(stop)) await each(answer);
            return true;
        }, cancel);
    }

    private static AnswerRequest Mend(AnswerRequest asked) =>
        asked with { Survey = Surveys.FirstOrDefault(one => one == asked.Survey) ?? Surveys[0], Voice = Voices.FirstOrDefault(one => one == asked.Voice) ?? Voices[0] };
}

/// <summary>An answer to a survey.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name.</param>
/// <param name="Contact">Who answered; null where the answer names nobody.</param>
/// <param name="Voice">One of <see cref="AnswerReport.Voices"/>.</param>
/// <param name="Score">On its scale.</param>
/// <param name="ScaleMax">The upper end of it; null where it was not given.</param>
/// <param name="Day">The day of the answer.</param>
/// <param name="Comment">What they wrote.</param>
/// <param name="File">The file it came in.</param>
/// <param name="Line">Its line there.</param>
/// <param name="OfAll">Answers of the whole list.</param>
public sealed record SurveyAnswer(
    string CustomerId, string Name, string? Contact, string Voice, decimal Score, decimal? ScaleMax, DateOnly Day, string? Comment, string File, long Line, long OfAll)
{
    internal static async Task<IReadOnlyList<SurveyAnswer>> ReadAsync(
        DbConnection connection, Selection selection, AnswerRequest asked, DateOnly month, int start, int size, CancellationToken cancel) =>
        await EachAsync(connection, selection, asked, month, start, size).ToListAsync(cancel);

    internal static IAsyncEnumerable<SurveyAnswer> EachAsync(DbConnection connection, Selection selection, AnswerRequest asked, DateOnly month, int start, int size)
    {
        var selected = selection.InFrontOf(ReportSql.Text("answers"));
        return ReportSql.EachAsync(connection, selected.Sql, Row, [("month", month), ("survey", asked.Survey), ("voice", asked.Voice), ("start", start), ("size", size), .. selected.Parameters]);
    }

    private static SurveyAnswer Row(DbDataReader row) => new(
        row.Text("customer_id")!, row.Text("name")!, row.Text("contact"), row.Text("voice")!, row.Amount("score"), row.AmountOrNull("scale_max"),
        row.Day("day"), row.Text("comment"), row.Text("file")!, row.Count("line"), row.Count("of_all"));
}
