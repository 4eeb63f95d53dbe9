using System.Data.Common;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Properties;

/// <summary>Bridges of random selections, and beside them the same balances from the rows of the ledger, chosen in C#.</summary>
internal static class SelectedBridges
{
    private const string Bridge = """
        select month, (columns(* exclude (month)))::decimal(28, 8)
        from (select month, opening, new, reactivation, expansion, resumed, contraction, churn, paused, transferred, fx, closing, customers from selected_bridges)
        order by month
        """;

    private const string Ledger = """
        select m.month, c.segment, c.country, c.csm, c.acquisition_channel, c.industry, c.currency::varchar, l.plan_id, p.product, l.customer_key,
            (l.mrr::double * r.rate::double)::decimal(28, 8)
        from mart.months as m
        join mart.ledger as l on l.valid_from <= m.last_day and coalesce(l.valid_to > m.last_day, true)
        join core.customers as c using (customer_key)
        left join core.plans as p on p.plan_id = l.plan_id
        join core.rates as r on r.currency = l.currency and r.month = m.month
        where l.mrr > 0
        """;

    /// <summary>A selection of up to three groups of up to three conditions, over values that random ledgers have.</summary>
    public static Selection Random(Random dice, IReadOnlyList<string?> plans)
    {
        string?[][] values =
        [
            ["smb", "mid", null], ["ES", "US", "MX", null], ["ana@example.com", "ben@example.com", null], ["referral", "events", null],
            ["retail", "health", null], ["USD", "EUR", null], [.. plans], ["Desk", "Studio", null],
        ];
        return Selection.Of(Enumerable.Range(0, dice.Next(1, 4)).Select(_ => Enumerable.Range(0, dice.Next(1, 4)).Select(_ =>
        {
            var attribute = dice.Next(values.Length);
            return new Condition(Selection.Attributes[attribute], dice.Next(3) == 0, [.. Enumerable.Range(0, dice.Next(1, 4)).Select(_ => values[attribute][dice.Next(values[attribute].Length)])]);
        }).ToList()).ToList());
    }

    /// <summary>What is wrong with the bridges of selections; nothing where they balance and close on the ledger.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(DbConnection connection, IReadOnlyList<Selection> selections, CancellationToken cancel)
    {
        var ledger = await connection.ListAsync(Ledger, Row, cancel);
        List<string> faults = [];
        foreach (var selection in selections) faults.AddRange(await FaultsAsync(connection, selection, ledger, cancel));
        return faults;
    }

    private static async Task<List<string>> FaultsAsync(DbConnection connection, Selection selection, List<LedgerRow> ledger, CancellationToken cancel)
    {
        var lines = await LinesAsync(connection, selection, cancel);
        var rows = ledger.Where(row => Meets(selection, row.Values)).ToLookup(row => row.Month);
        List<string> faults = [];
        decimal before = 0;
        foreach (var (month, amounts) in lines)
        {
            Compare("does not balance", amounts[..10].Sum(), amounts[10]);
            Compare("does not open where the month before closed", amounts[0], before);
            Compare("does not close on the ledger", amounts[10], rows[month].Sum(row => row.Mrr));
            Compare("counts other customers than the ledger", amounts[11], rows[month].Select(row => row.Customer).Distinct().Count());
            before = amounts[10];

            void Compare(string what, decimal one, decimal other)
            {
                if (Math.Abs(one - other) >= 0.00005m) faults.Add($"{selection}: {month:yyyy-MM} {what}: {one} and {other}");
            }
        }

        foreach (var grain in Enum.GetValues<Grain>()) faults.AddRange(await FaultsAsync(connection, selection with { Grain = grain }, lines, cancel));
        return faults;
    }

    /// <summary>Every period opens as its first month does, closes as its last, and moved by what its months moved.</summary>
    private static async Task<List<string>> FaultsAsync(DbConnection connection, Selection selection, List<(DateOnly Month, decimal[] Amounts)> months, CancellationToken cancel)
    {
        var periods = await LinesAsync(connection, selection, cancel);
        List<string> faults = [];
        foreach (var (period, amounts) in periods)
        {
            var within = months.Where(month => month.Month <= period && month.Month > period.AddMonths(-selection.Grain.Months())).Select(month => month.Amounts).ToList();
            decimal[] expected = [within[0][0], .. Enumerable.Range(1, 9).Select(i => within.Sum(month => month[i])), within[^1][10], within[^1][11]];
            if (amounts.Zip(expected, (one, other) => Math.Abs(one - other)).Any(gap => gap >= 0.00005m)) faults.Add($"{selection}: {period:yyyy-MM} is {string.Join(' ', amounts)} and its months are {string.Join(' ', expected)}");
        }

        if (periods.Count == 0 && months.Count > 0) faults.Add($"{selection}: there is no period");
        return faults;
    }

    private static Task<List<(DateOnly Month, decimal[] Amounts)>> LinesAsync(DbConnection connection, Selection selection, CancellationToken cancel)
    {
        var (sql, parameters) = selection.InFrontOf(Bridge);
        return ListAsync(connection, sql, parameters, row => (row.GetFieldValue<DateOnly>(0), Enumerable.Range(1, 12).Select(i => row.IsDBNull(i) ? 0 : row.GetDecimal(i)).ToArray()), cancel);
    }

    private static async Task<List<T>> ListAsync<T>(DbConnection connection, string sql, IReadOnlyList<(string Name, object? Value)> parameters, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync(cancel);
        List<T> rows = [];
        while (await reader.ReadAsync(cancel)) rows.Add(read(reader));
        return rows;
    }

    private static LedgerRow Row(DbDataReader row) =>
        new(row.GetFieldValue<DateOnly>(0), [.. Enumerable.Range(1, 8).Select(i => row.IsDBNull(i) ? null : row.GetString(i))], row.GetInt32(9), row.GetDecimal(10));

    private static bool Meets(Selection selection, string?[] values) => selection.IsEveryone || selection.Groups.Any(group =>
        group.All(condition => condition.Values.Contains(values[Selection.Attributes.ToList().IndexOf(condition.Attribute)]) != condition.IsNot));

    private sealed record LedgerRow(DateOnly Month, string?[] Values, int Customer, decimal Mrr);
}
