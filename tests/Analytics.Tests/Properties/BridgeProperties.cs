using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Retention.Analytics.Tests.Reference;

namespace Retention.Analytics.Tests.Properties;

/// <summary>What holds for the bridges of any company under any policies, looked at without the checks of the refresh.</summary>
/// <remarks>RETENTION_PROPERTY_SEED=N tries other ledgers than the usual ones; a ledger that fails is shrunk and shown.</remarks>
public sealed class BridgeProperties
{
    private const int Ledgers = 25, Selections = 5;
    private const decimal Nothing = 0.00005m;

    [Fact]
    public async Task Every_bridge_of_a_random_ledger_and_of_any_filter_balances_and_closes_on_the_ledger()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var product = await ProductLedger.OpenAsync(cancel);
        var seed = ulong.Parse(Environment.GetEnvironmentVariable("RETENTION_PROPERTY_SEED") ?? "20261031", CultureInfo.InvariantCulture);
        var config = Config.QuickThrowOnFailure.WithMaxTest(Ledgers).WithQuietOnSuccess(true).WithReplay(seed, 1);
        var lines = 0;
        await Task.Run(() => Check.One(config, Prop.ForAll(Properties.Ledgers.All, ledger => lines += Look(product, ledger, cancel).GetAwaiter().GetResult())), cancel);
        lines.ShouldBeGreaterThan(Ledgers * 100, "the ledgers hardly have any bridge");
    }

    private static async Task<int> Look(ProductLedger product, Situation ledger, CancellationToken cancel)
    {
        await product.RefreshAsync(ledger.Company, ledger.Rules, ledger.AsOf, cancel);
        var (lines, sums) = await product.Warehouse.ReadAsync(
            async (connection, token) => (await BridgeLines.ReadAsync(connection, token), await BridgeLines.SumAsync(connection, token)), cancel);
        var dice = new Random(lines.Count);
        var selected = Enumerable.Range(0, Selections).Select(_ => SelectedBridges.Random(dice, [.. ledger.Company.Plans.Select(plan => plan.Id), null])).ToList();
        var ofSelections = await product.Warehouse.ReadAsync((connection, token) => SelectedBridges.FaultsAsync(connection, selected, token), cancel);
        var faults = Unbalanced(lines).Concat(Broken(lines)).Concat(OffTheLedger(lines, sums)).Concat(OffTheTotal(lines)).Concat(Transfers(lines)).Concat(ofSelections).Take(3).ToList();
        if (faults.Count > 0) Assert.Fail($"as of {ledger.AsOf:yyyy-MM-dd}, {ledger.Rules}\n{string.Join('\n', faults)}\n{Shrinker.Show(ledger.Company)}");
        return lines.Count;
    }

    private static IEnumerable<string> Unbalanced(List<BridgeLine> lines) =>
        from line in lines
        let gap = line.Opening + line.Parts.Sum() - line.Closing
        where Math.Abs(gap) >= Nothing
        select $"{Name(line)} is off by {gap}";

    /// <summary>Opens on what the month before closed on, and no month is left out.</summary>
    private static IEnumerable<string> Broken(List<BridgeLine> lines) =>
        from value in lines.GroupBy(l => (l.Dimension, l.Value))
        let last = lines.Max(l => l.Month)
        let months = value.OrderBy(l => l.Month).ToList()
        from text in months.Zip(months.Skip(1).Select(l => (DateOnly?)l.Month).Append(last.AddMonths(1)), (l, next) => l.Month.AddMonths(1) == next ? null : $"{Name(l)} is followed by {next:yyyy-MM}")
            .Concat(months.Zip(months.Select(l => l.Closing).Prepend(0), (l, before) => Math.Abs(l.Opening - before) < Nothing ? null : $"{Name(l)} opens on {l.Opening}, the month before closed on {before}"))
        where text is not null
        select text;

    private static IEnumerable<string> OffTheLedger(List<BridgeLine> lines, List<LedgerSum> sums)
    {
        var closings = lines.ToDictionary(l => (l.Dimension, l.Value, l.Month), l => l.Closing);
        var ledger = sums.ToDictionary(s => (s.Dimension, s.Value, s.Month), s => s.Mrr);
        return from key in closings.Keys.Union(ledger.Keys)
               let difference = closings.GetValueOrDefault(key) - ledger.GetValueOrDefault(key)
               where Math.Abs(difference) >= Nothing
               select $"{key.Dimension} {key.Value ?? "none"} {key.Month:yyyy-MM} closes {difference} away from the ledger";
    }

    /// <summary>The values of a dimension close on the total together.</summary>
    private static IEnumerable<string> OffTheTotal(List<BridgeLine> lines)
    {
        var totals = lines.Where(l => l.Dimension == "all").ToDictionary(l => l.Month, l => l.Closing);
        return from month in lines.GroupBy(l => (l.Dimension, l.Month))
               let difference = month.Sum(l => l.Closing) - totals[month.Key.Month]
               where Math.Abs(difference) >= Nothing
               select $"{month.Key.Dimension} {month.Key.Month:yyyy-MM}: its values close {difference} away from the total";
    }

    private static IEnumerable<string> Transfers(List<BridgeLine> lines) =>
        from month in lines.GroupBy(l => (l.Dimension, l.Month))
        let sum = month.Sum(l => l.Transferred)
        where Math.Abs(sum) >= Nothing
        select $"{month.Key.Dimension} {month.Key.Month:yyyy-MM}: transfers sum to {sum}";

    private static string Name(BridgeLine line) => $"{line.Dimension} {line.Value ?? "none"} {line.Month:yyyy-MM}";
}
