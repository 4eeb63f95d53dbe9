using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Retention.Analytics.Selecting;
using Retention.Analytics.Tests.Stories;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Properties;

/// <summary>Whatever was spent, wherever it was booked: the rows of <c>report cac</c> add up to all of it, in every period and with every lag.</summary>
public sealed class ChannelCostProperties
{
    private const int Companies = 12;
    private static readonly string?[] Channels = [null, "ads", "fair", "organic"];
    private static readonly string?[] Categories = [null, "ads", "salaries", "commissions", "tools", "overhead"];
    private static readonly string?[] Currencies = [null, "USD", "EUR"];

    [Fact]
    public async Task The_rows_of_a_period_add_up_to_all_cost_and_a_channel_never_takes_more_labour_than_there_is()
    {
        var seed = ulong.Parse(Environment.GetEnvironmentVariable("RETENTION_PROPERTY_SEED") ?? "20261122", CultureInfo.InvariantCulture);
        var config = Config.QuickThrowOnFailure.WithMaxTest(Companies).WithQuietOnSuccess(true).WithReplay(seed, 1);
        var cancel = TestContext.Current.CancellationToken;
        await Task.Run(() => Check.One(config, Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), one => Look(one, cancel).GetAwaiter().GetResult())), cancel);
    }

    private static Task<bool> Look(int seed, CancellationToken cancel)
    {
        var dice = new Random(seed);
        var story = Story.Given().Rate("2024-01-31", "EUR", "USD", 1.25m).Won("first", "2024-01-05", 100).Won("a", "2024-03-05", 100, "ads").Won("b", "2024-04-05", 100, "fair").AsOf("2024-06-30");
        List<(DateOnly Month, string? Channel, string? Category, decimal Amount)> costs = [];
        for (var i = dice.Next(1, 40); i > 0; i--)
        {
            var (month, amount, currency) = (new DateOnly(2024, dice.Next(1, 7), 1), dice.Next(-2_000, 100_000) / 100m, Pick(Currencies));
            costs.Add((month, Pick(Channels), Pick(Categories), amount * (currency == "EUR" ? 1.25m : 1m)));
            story.Row("acquisition_costs", ("month", $"{month:yyyy-MM}"), ("channel", costs[^1].Channel), ("category", costs[^1].Category), ("amount", amount), ("currency", currency));
        }

        return StoryWarehouses.ReadAsync(story, (warehouse, _) => warehouse.ReadAsync((connection, _) =>
        {
            foreach (var grain in Enum.GetValues<Grain>())
            {
                foreach (var lag in (int[])[0, 1, 6])
                {
                    var (to, length) = (grain == Grain.Year ? new DateOnly(2024, 12, 1) : new DateOnly(2024, 6, 1), grain.Months());
                    var within = costs.Where(cost => cost.Month <= to.AddMonths(-lag) && cost.Month > to.AddMonths(-lag - length)).ToList();
                    var rows = Rows(connection, Selection.Everyone with { Grain = grain }, to, lag);
                    var parts = rows.Where(row => row.Kind != "total").ToList();
                    var labour = within.Where(cost => cost is { Channel: null, Category: "salaries" or "commissions" }).Sum(cost => cost.Amount);
                    rows.Single(row => row.Kind == "total").Cost.ShouldBe(within.Sum(cost => cost.Amount), 0.005m, $"{grain} {lag}");
                    parts.Sum(row => row.Own + row.Labour).ShouldBe(within.Sum(cost => cost.Amount), 0.005m, $"{grain} {lag}");
                    if (labour >= 0 && within.All(cost => cost.Amount >= 0)) parts.ShouldAllBe(row => row.Labour >= 0 && row.Labour <= labour + 0.005m, $"{grain} {lag}");
                }
            }

            return Task.FromResult(true);
        }, cancel), cancel);

        T Pick<T>(T[] all) => all[dice.Next(all.Length)];
    }

    private static List<(string Kind, decimal Own, decimal Labour, decimal Cost)> Rows(System.Data.Common.DbConnection connection, Selection selection, DateOnly month, int lag)
    {
        var (sql, parameters) = selection.InFrontOf(SqlBook.Current.In("reports").Single(page => page.Name == "cac").Sql);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters.Append(("month", month)).Append(("lag", lag)))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        using var reader = command.ExecuteReader();
        List<(string, decimal, decimal, decimal)> rows = [];
        while (reader.Read()) rows.Add(((string)reader["kind"], Amount("own"), Amount("labour"), Amount("cost")));
        return rows;

        decimal Amount(string name) => reader[name] is decimal amount ? amount : 0;
    }
}
