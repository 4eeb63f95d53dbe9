using System.Data.Common;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Tests.Reference;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Properties;

/// <summary>Retention and cohorts of any company under any policies: what the rows of the ledger give customer by customer, never above 100 % where nothing may be added.</summary>
public sealed class RetentionProperties
{
    private const int Ledgers = 20;
    private const double Nothing = 0.0001;

    private const string Rows = """
        select l.customer_key, l.currency::varchar, l.valid_from, coalesce(l.valid_to, date '9999-12-31') as valid_to, l.mrr::decimal(18, 8) as mrr, c.segment
        from mart.ledger as l
        join core.customers as c using (customer_key)
        where l.mrr > 0
        """;

    [Fact]
    public async Task Retention_and_cohorts_are_what_the_ledger_gives_customer_by_customer()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var product = await ProductLedger.OpenAsync(cancel);
        var seed = ulong.Parse(Environment.GetEnvironmentVariable("RETENTION_PROPERTY_SEED") ?? "20261122", CultureInfo.InvariantCulture);
        var config = Config.QuickThrowOnFailure.WithMaxTest(Ledgers).WithQuietOnSuccess(true).WithReplay(seed, 1);
        var compared = 0;
        await Task.Run(() => Check.One(config, Prop.ForAll(Properties.Ledgers.All, ledger => compared += LookAsync(product, ledger, cancel).GetAwaiter().GetResult())), cancel);
        compared.ShouldBeGreaterThan(Ledgers * 50, "hardly anything was compared");
    }

    private static async Task<int> LookAsync(ProductLedger product, Situation situation, CancellationToken cancel)
    {
        await product.RefreshAsync(situation.Company, situation.Rules, situation.AsOf, cancel);
        var (faults, compared) = await product.Warehouse.ReadAsync(
            async (connection, token) =>
            {
                var rates = (await connection.ListAsync("select currency::varchar, month, rate::double from core.rates", row => (Key: (row.GetString(0), row.GetFieldValue<DateOnly>(1)), Rate: row.GetDouble(2)), token))
                    .ToDictionary(one => one.Key, one => one.Rate);
                var book = new Book(await connection.ListAsync(Rows, Read, token), rates, situation.AsOf);
                List<string> faults = [];
                var compared = 0;
                foreach (var selection in (Selection[])[Selection.Everyone, Selection.Of("segment", "smb")])
                {
                    var of = selection.IsEveryone ? book : book.Of("smb");
                    foreach (var view in CohortReport.Views)
                    {
                        var rows = await CohortRow.ReadAsync(connection, selection, "month", view, token);
                        foreach (var row in rows.Where(row => row.Kind == "value"))
                        {
                            foreach (var cell in row.Cells) Compare($"{selection} {view} {row.Value} {cell.Age}", (cell.N, (double)cell.StartMrr, (double)cell.Mrr, (double)cell.KeptMrr), of.Cohort(row.Value!, view, cell.Age));
                        }
                    }

                    var windows = await ReportSql.SelectAsync(
                        connection, selection, "select month, customers, start_mrr::double as a, end_mrr::double as b, kept_mrr::double as c from selected_windows where customers > 0",
                        row => (Month: row.GetFieldValue<DateOnly>(0), Sums: (row.GetInt64(1), row.GetDouble(2), row.GetDouble(3), row.GetDouble(4))), token);
                    foreach (var (month, sums) in windows) Compare($"{selection} window to {month:yyyy-MM}", sums, of.Window(month));
                    var expected = of.Windows.Count(month => of.Window(month).N > 0);
                    if (windows.Count != expected) faults.Add($"{selection} has {windows.Count} windows and not {expected}");
                }

                return (faults, compared);

                void Compare(string what, (long N, double Start, double Then, double Kept) said, (long N, double Start, double Then, double Kept) known)
                {
                    compared++;
                    var isFar = said.N != known.N || Math.Abs(said.Start - known.Start) > Nothing || Math.Abs(said.Then - known.Then) > Nothing || Math.Abs(said.Kept - known.Kept) > Nothing;
                    if (isFar) faults.Add($"{what}: said {said}, the ledger {known}");
                    if (said.Kept > said.Start + Nothing || said.Kept > said.Then + Nothing || said.Kept < 0) faults.Add($"{what}: GRR is above 1, above NRR or below 0: {said}");
                }
            }, cancel);
        if (faults.Count > 0) Assert.Fail($"as of {situation.AsOf:yyyy-MM-dd}, {situation.Rules}\n{string.Join('\n', faults.Take(5))}\n{Shrinker.Show(situation.Company)}");
        return compared;
    }

    private static Row Read(DbDataReader row) =>
        new(row.GetInt32(0), row.GetString(1), row.GetFieldValue<DateOnly>(2), row.GetFieldValue<DateOnly>(3), (double)row.GetDecimal(4), row.IsDBNull(5) ? null : row.GetString(5));

    private sealed record Row(int Customer, string Currency, DateOnly From, DateOnly To, double Mrr, string? Segment);

    /// <summary>The ledger, asked day by day.</summary>
    private sealed class Book(IReadOnlyList<Row> rows, Dictionary<(string, DateOnly), double> rates, DateOnly asOf)
    {
        private readonly List<(DateOnly First, List<Row> Rows)> customers =
            [.. rows.Where(row => row.From <= asOf).GroupBy(row => row.Customer).Select(group => (group.Min(row => row.From), group.ToList()))];

        public IEnumerable<DateOnly> Windows
        {
            get
            {
                for (var month = Month(asOf); customers.Count > 0 && month.AddMonths(-12) >= Month(customers.Min(one => one.First)); month = month.AddMonths(-1))
                {
                    if (Last(month) <= asOf) yield return month;
                }
            }
        }

        public Book Of(string segment) => new([.. rows.Where(row => row.Segment == segment)], rates, asOf);

        public (long N, double Start, double Then, double Kept) Window(DateOnly month)
        {
            var start = month.AddMonths(-12);
            return Sum(customers.Select(one => (At(one.Rows, Last(start), start), At(one.Rows, Last(month), start))).Where(pair => pair.Item1 > 0));
        }

        public (long N, double Start, double Then, double Kept) Cohort(string cohort, string view, int age)
        {
            var month = DateOnly.ParseExact(cohort + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
            return Sum(customers.Where(one => Month(one.First) == month).Select(one =>
            {
                var day = age == 0 ? one.First : view == "age" ? one.First.AddMonths(age) : Last(month.AddMonths(age));
                return (At(one.Rows, one.First, month.AddMonths(-1)), At(one.Rows, day < asOf ? day : asOf, month.AddMonths(-1)));
            }));
        }

        private double At(List<Row> of, DateOnly day, DateOnly rate) => of.Where(row => row.From <= day && row.To > day).Sum(row => row.Mrr * rates[(row.Currency, rate)]);

        private static (long N, double Start, double Then, double Kept) Sum(IEnumerable<(double Start, double Then)> pairs)
        {
            var all = pairs.ToList();
            return (all.Count, all.Sum(one => one.Start), all.Sum(one => one.Then), all.Sum(one => Math.Min(one.Start, one.Then)));
        }

        private static DateOnly Month(DateOnly day) => new(day.Year, day.Month, 1);

        private static DateOnly Last(DateOnly month) => month.AddMonths(1).AddDays(-1);
    }
}
