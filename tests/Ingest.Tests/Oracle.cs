using System.Globalization;

namespace Retention.Ingest.Tests;

/// <summary>The dbt-labs mrr-playbook company: three exports of the same facts give the published bridge, to the cent.</summary>
public sealed class Oracle
{
    [Theory]
    [InlineData("subscription_periods.csv")]
    [InlineData("stripe_subscriptions.csv")]
    [InlineData("baremetrics_import.csv")]
    public async Task Each_export_gives_the_published_bridge(string file)
    {
        var folder = Path.Combine(Mappings.Shared(), "oracles", "mrr");
        Assert.SkipUnless(Directory.Exists(folder), "the folder with the published answers is not beside this clone");
        await using var workspace = await Workspace.OpenAsync();
        var settings = workspace.Warehouse.Settings;
        await workspace.Warehouse.SaveSettingsAsync(settings with { Policies = settings.Policies.With("netting", "month").With("reactivation_grace_days", "0") }, Workspace.Cancel);
        await workspace.LoadPathAsync(Path.Combine(folder, file));
        (await workspace.Warehouse.RefreshAsync(null, Workspace.Cancel)).Failures.ShouldBeEmpty();

        var expected = from line in File.ReadLines(Path.Combine(folder, "oracle_monthly_fullspine.csv")).Skip(1)
                       let c = line.Split(',')
                       let n = c.Skip(1).Select(v => decimal.Parse(v, CultureInfo.InvariantCulture).ToString("0.########", CultureInfo.InvariantCulture)).ToList()
                       select $"{c[0]}|{n[0]}|{n[1]}|{n[5]}|{n[2]}|{n[3]}|{n[4]}|{n[6]}|{n[13]}";
        // December 2017 is all zero: the published table leaves it out, reading S34 has no gaps.
        workspace.Rows("""
            select strftime(month, '%Y-%m-%d'), opening, new, reactivation, expansion, contraction, churn, closing, customers
            from mart.bridges
            where dimension = 'all' and month <= '2020-02-01' and month <> '2017-12-01'
            order by month
            """).ShouldBe([.. expected]);
    }
}
