using Retention.Analytics.Policies;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>A month under two sets of policies, and which rule makes which customer differ. docs/decisions/0020.</summary>
/// <param name="Months">The month in view.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Path">The sets compared, and the policies turned between them.</param>
/// <param name="Bridge">The bridge of the month under each set.</param>
/// <param name="Rules">What each policy changes, in the order of the path.</param>
/// <param name="Explained">The changes of all customers under all rules.</param>
public sealed record PolicyReport(MonthChoice Months, string? Currency, PolicyPath Path, IReadOnlyList<PolicyAmount> Bridge, IReadOnlyList<PolicyRule> Rules, decimal Explained)
{
    /// <summary>Closing MRR under the last set less that under the first, as their bridges have it.</summary>
    public decimal Difference => Line("closing", Path.Turns.Count).Difference;

    /// <summary>Whether the listed changes add up to the difference.</summary>
    public bool AddsUp => Math.Abs(Difference - Explained) < 0.005m;

    /// <summary>A line of the bridge under the set at a place.</summary>
    public PolicyAmount Line(string movement, int place) => Bridge.SingleOrDefault(one => one.Movement == movement && one.Place == place) ?? new(movement, place, 0m, 0m, 0m);

    /// <summary>Builds the sets that stand nowhere yet, one after the other, and compares them; null when there is no MRR yet.</summary>
    /// <remarks>An answer is kept until the next write; a set built beside a warehouse on disk is kept there (docs/decisions/0012).</remarks>
    public static Task<PolicyReport?> ReadAsync(
        Warehouse warehouse, MonthRequest request, PolicyPath path, IProgress<PolicyProgress>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(path);
        return warehouse.ReadOnceAsync<PolicyReport?>($"policies {request} {path.Sets[0].Hash} {path.Sets[^1].Hash}", async (connection, stop) =>
        {
            if (await MonthChoice.ReadAsync(connection, request, stop) is not { } months) return null;
            await using var comparison = Comparison.Open(
                warehouse, ("policy_bridges", "movement varchar, amount decimal(38, 12)"), ("policy_balances", "customer_id varchar, mrr decimal(38, 12)"));
            foreach (var (place, set) in path.Sets.Index())
            {
                var own = set.Hash == warehouse.Settings.Policies.Hash;
                var variant = own ? warehouse : await warehouse.OpenVariantAsync(set, warehouse.AsOf, Tell(progress, path, place), stop);
                comparison.Add("policy_bridges", place, variant, ReportSql.Text("policy_bridge"), months.Month.Month);
                comparison.Add("policy_balances", place, variant, ReportSql.Text("policy_balance"), months.Month.Month);
                await comparison.ReadAsync(warehouse, _ => Task.FromResult(true));
                if (!own) await variant.DisposeAsync();
            }

            return await comparison.ReadAsync(warehouse, async read =>
            {
                var changes = await ReportSql.ReadOverAsync(
                    read, Selection.Everyone, "changed_balances", "balances", ReportSql.Text("turned_balances"),
                    row => (Place: (int)row.Count("part"), Of: ChangedCustomers.Row(row), Explained: row.Amount("sum_of_parts")), stop, ("sets", path.Sets.Count));
                return new PolicyReport(
                    months, ReportSql.Currency(warehouse), path,
                    await ReportSql.ReadAsync(read, "policy_bridges", PolicyAmount.Row, stop, ("sets", path.Sets.Count)),
                    [.. path.Turns.Select((turn, i) => new PolicyRule(turn, ChangedCustomers.Gather(changes.Where(row => row.Place == i + 1).Select(row => row.Of))))],
                    changes.Count == 0 ? 0m : changes[0].Explained);
            });
        }, cancel);
    }

    private static Told? Tell(IProgress<PolicyProgress>? progress, PolicyPath path, int place) => progress is null ? null : new(progress, path, place);

    private sealed class Told(IProgress<PolicyProgress> progress, PolicyPath path, int place) : IProgress<RefreshProgress>
    {
        public void Report(RefreshProgress value) => progress.Report(new(place + 1, path.Sets.Count, value));
    }
}

/// <summary>How far a comparison has come: which set is built, of how many, and where its build stands.</summary>
public sealed record PolicyProgress(int Set, int Sets, RefreshProgress Step);
