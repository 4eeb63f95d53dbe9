using System.Data.Common;
using Retention.Analytics.Metrics;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;
using Retention.Web.Charts;

namespace Retention.Web.Tests.Pages;

/// <summary>The lists of customers behind the numbers of a period, and the rows of cost, from which every metric follows.</summary>
internal sealed class Lists(Warehouse warehouse, Selection selection, DateOnly month)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DateOnly First => month.AddMonths(1 - selection.Grain.Months());

    public async Task<decimal> Sum(string movement, string? subtype = null) => (await ReadAsync(movement, selection, month, subtype)).Totals.Sum;

    public async Task<decimal> Count(string movement) => (await ReadAsync(movement)).Totals.Count;

    /// <summary>Cost of the period, of one category where asked, as its rows have it; null where the filter leaves it unknown.</summary>
    public Task<decimal?> Cost(string? category = null) => CostAsync(First, month, category);

    /// <summary>New customers who came by a channel with ads in the period.</summary>
    public async Task<decimal?> CountByAds()
    {
        var count = 0m;
        foreach (var channel in await ChannelsAsync()) count += (await ReadAsync("new", selection.And("acquisition_channel", channel), month)).Totals.Count;
        return count;
    }

    /// <summary>Churn of the last six whole months: the rate of each month weighs as many customers as it rests on; null where it is not defined.</summary>
    public async Task<decimal?> Churn()
    {
        var months = (await new MetricReader(warehouse).ReadAsync("logo_churn", selection with { Grain = Grain.Month }, new(null, month), Stop)).Rows
            .Where(row => row.Month.AddMonths(1).AddDays(-1) <= warehouse.AsOf).TakeLast(6).ToList();
        return selection.IsOfPlans || months.Count < 6 || months.Sum(row => row.N) == 0 ? null : months.Sum(row => Math.Round((row.Value ?? 0) * (row.N ?? 0))) / months.Sum(row => row.N);
    }

    /// <summary>The magic number of the last whole quarter, from the customers of six months.</summary>
    public async Task<decimal?> Magic()
    {
        var end = month;
        while (end.Month % 3 != 0 || end.AddMonths(1).AddDays(-1) > warehouse.AsOf) end = end.AddMonths(-1);
        var growth = await RevenueAsync(end) - await RevenueAsync(end.AddMonths(-3));
        return growth * 4 / await CostAsync(end.AddMonths(-5), end.AddMonths(-3), null);
    }

    /// <summary>The score of the answers behind NPS, each weighed by what <paramref name="weigh"/> gives its customer, shared among the customer's answers; null under five of those that weigh.</summary>
    public async Task<decimal?> Nps(Func<decimal, decimal> weigh, bool byAnswer)
    {
        var paid = await PaidAsync();
        var customers = (await AnswersAsync("nps")).GroupBy(answer => answer.CustomerId)
            .Select(answers => (Mean: answers.Average(answer => answer.Voice switch { "promoter" => 1m, "detractor" => -1m, _ => 0m }), Weight: byAnswer ? answers.Count() : weigh(paid.GetValueOrDefault(answers.Key)), N: byAnswer ? answers.Count() : 1))
            .Where(one => one.Weight > 0).ToList();
        return customers.Sum(one => one.N) < 5 ? null : 100 * customers.Sum(one => one.Weight * one.Mean) / customers.Sum(one => one.Weight);
    }

    /// <summary>The share of answers in the upper part of a scale; null under five.</summary>
    public async Task<decimal?> Satisfied(string survey)
    {
        var answers = await AnswersAsync(survey);
        return answers.Count < 5 ? null : (decimal)answers.Count(answer => answer.Score > 0.7m * (answer.ScaleMax ?? 5)) / answers.Count;
    }

    /// <summary>Of the surveys sent in the window the share that was answered in time, counted row by row; null where none was sent.</summary>
    public Task<decimal?> Answered() => warehouse.ReadAsync(async (connection, stop) =>
    {
        var selected = selection.InFrontOf("select customer_key from selected_customers");
        await using var command = connection.CreateCommand();
        command.CommandText = selected.Sql;
        foreach (var (name, value) in selected.Parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        var chosen = new HashSet<int>();
        await using (var rows = await command.ExecuteReaderAsync(stop))
        {
            while (await rows.ReadAsync(stop)) chosen.Add(rows.GetInt32(0));
        }

        var last = month.AddMonths(1).AddDays(-1) is var end && end < warehouse.AsOf ? end : warehouse.AsOf;
        var sent = (await connection.ListAsync(
            "select customer_key, sent_at::date, responded_at::date from core.responses where survey = 'nps' and sent_at is not null",
            row => (Key: row.GetInt32(0), On: row.GetFieldValue<DateOnly>(1), Back: row.IsDBNull(2) ? (DateOnly?)null : row.GetFieldValue<DateOnly>(2)), stop))
            .Where(one => chosen.Contains(one.Key) && one.On <= last && one.On > last.AddDays(-90)).ToList();
        return sent.Count == 0 ? (decimal?)null : (decimal)sent.Count(one => one.Back <= last) / sent.Count;
    }, Stop);

    private async Task<List<SurveyAnswer>> AnswersAsync(string survey)
    {
        List<SurveyAnswer> answers = [];
        await AnswerReport.ExportAsync(warehouse, selection, new() { Month = Links.Month(month), Survey = survey }, (_, _) => { }, answer =>
        {
            answers.Add(answer);
            return Task.CompletedTask;
        }, Stop);
        return answers;
    }

    private async Task<Dictionary<string, decimal>> PaidAsync()
    {
        var list = await ReadAsync("closing", selection, month);
        return await list.EachAsync(warehouse, selection, Stop).ToDictionaryAsync(customer => customer.CustomerId, customer => customer.Amount, cancellationToken: Stop);
    }

    private async Task<decimal> RevenueAsync(DateOnly end)
    {
        var sum = 0m;
        for (var back = 0; back < 3; back++) sum += (await ReadAsync("closing", selection with { Grain = Grain.Month }, end.AddMonths(-back))).Totals.Sum;
        return sum;
    }

    // Here the filters of the test are by other things than channels alone: cost does not follow them.
    private Task<decimal?> CostAsync(DateOnly from, DateOnly to, string? category) => !selection.IsEveryone ? Task.FromResult<decimal?>(null) : warehouse.ReadAsync((connection, _) => Task.FromResult(connection.Scalar<decimal?>(
        "select sum(amount)::decimal(38, 8) from core.acquisition_costs where month between $1 and $2 and (category = $3 and channel is not null or $3 is null)", from, to, category)), Stop);

    private Task<List<string>> ChannelsAsync() => warehouse.ReadAsync((connection, stop) => connection.ListAsync(
        "select distinct channel from core.acquisition_costs where month between $1 and $2 and category = 'ads' and channel is not null", row => row.GetString(0), stop, First, month), Stop);

    /// <summary>Retainer periods that ended in the period, one by one.</summary>
    public async Task<List<RetainerPeriod>> Retainers() =>
        [.. (await RetainerReport.ReadAsync(warehouse, selection, new(Links.Month(month)), Stop))!.Periods.Where(one => !one.IsOpen)];

    /// <summary>How many days of billing an amount makes up, counted back month by month from the end of the period; null before the first invoice.</summary>
    public async Task<decimal?> Days(decimal amount)
    {
        var last = month > warehouse.AsOf ? new(warehouse.AsOf.Year, warehouse.AsOf.Month, 1) : month;
        var (sql, parameters) = selection.InFrontOf($"""
            select i.issued_on, (i.total * r.rate)::decimal(38, 12) as total
            from core.invoices as i semi join selected_customers using (customer_key) join core.rates as r on r.currency = i.currency and r.month = date '{last:yyyy-MM-dd}'
            where i.counts and i.total > 0 and i.issued_on <= last_day(date '{last:yyyy-MM-dd}')
            """);
        var billed = await warehouse.ReadAsync((connection, stop) => ReportedAsync(connection, sql, parameters, stop), Stop);
        if (billed.Count == 0) return null;
        var days = 0m;
        for (var at = last; amount > 0.000001m; at = at.AddMonths(-1))
        {
            var end = at.AddMonths(1).AddDays(-1);
            var length = ((end < warehouse.AsOf ? end : warehouse.AsOf).DayNumber - at.DayNumber) + 1;
            var inMonth = billed.Where(one => one.Day >= at && one.Day <= end).Sum(one => one.Total);
            days += inMonth <= amount ? length : length * amount / inMonth;
            amount -= inMonth;
        }

        return days;
    }

    private static async Task<List<(DateOnly Day, decimal Total)>> ReportedAsync(DbConnection connection, string sql, IReadOnlyList<(string Name, object? Value)> parameters, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        await using var rows = await command.ExecuteReaderAsync(stop);
        List<(DateOnly, decimal)> read = [];
        while (await rows.ReadAsync(stop)) read.Add((rows.GetFieldValue<DateOnly>(0), rows.GetDecimal(1)));
        return read;
    }

    private Task<NumberReport> ReadAsync(string movement) => ReadAsync(movement, selection, month);

    private async Task<NumberReport> ReadAsync(string movement, Selection of, DateOnly at, string? subtype = null)
    {
        var report = (await NumberReport.ReadAsync(warehouse, of, new() { Month = Links.Month(at), Movement = movement, Subtype = subtype }, Stop))!;
        report.Problems.ShouldBeEmpty();
        (report.Matches ?? true).ShouldBeTrue($"{movement}: list {report.Totals.Sum}, report {report.Number}");
        return report;
    }
}
