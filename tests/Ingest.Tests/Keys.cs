using Retention.Analytics.Warehousing;

namespace Retention.Ingest.Tests;

/// <summary>The same file again, the same key again: nothing counts twice and the newest usable row wins.</summary>
public sealed class Keys
{
    [Fact]
    public async Task The_same_bytes_are_skipped_whatever_the_file_is_called()
    {
        await using var workspace = await Workspace.OpenAsync();
        await workspace.LoadAsync("a.csv", "customer_id,name\nc1,Ana\nc2,Bob\n");
        var again = await workspace.LoadAsync("b.csv", "customer_id,name\nc1,Ana\nc2,Bob\n");
        (again.Status, again.LoadId, again.Rows, again.Skipped, again.Message).ShouldBe((LoadStatus.SkippedSameBytes, 1, 2L, 2L, "b.csv: the same bytes were loaded before (load 1); nothing was done."));
        workspace.Rows("select count(*) from raw.customers").ShouldBe(["2"]);
    }

    [Fact]
    public async Task The_same_key_with_other_values_replaces_the_row_and_the_load_says_so()
    {
        await using var workspace = await Workspace.OpenAsync();
        await workspace.LoadAsync("a.csv", "customer_id,name\nc1,Ana\nc2,Bob\n");
        var second = await workspace.LoadAsync("b.csv", "customer_id,name\nc2,Bobby\nc3,Cleo\n");
        (second.LoadId, second.Replaced).ShouldBe((2, 1L));
        workspace.Rows("select load_id, line, customer_id, name from staging.customers order by customer_id").ShouldBe(["1|2|c1|Ana", "2|2|c2|Bobby", "2|3|c3|Cleo"]);
        workspace.Rows("select customer_id, superseded_by from raw.customers where superseded_by is not null").ShouldBe(["c2|2"]);
        workspace.Rows(SqlBook.Current.In("reports").Single(r => r.Name == "load_changes").Sql).Select(r => r[(r.LastIndexOf("customers", StringComparison.Ordinal))..])
            .ShouldBe(["customers|2|0|0|1", "customers|2|0|1|0"]);
    }

    [Fact]
    public async Task Of_one_key_twice_in_a_file_the_last_row_counts()
    {
        await using var workspace = await Workspace.OpenAsync();
        var report = await workspace.LoadAsync("a.csv", "customer_id,name\nc1,Ana\nc1,Anna\nc1,Anne\n");
        report.Replaced.ShouldBe(2);
        workspace.Rows("select line, name from staging.customers").ShouldBe(["4|Anne"]);
    }

    [Fact]
    public async Task A_row_that_waits_replaces_nothing_and_a_mended_one_takes_it_out_of_quarantine()
    {
        await using var workspace = await Workspace.OpenAsync();
        await workspace.LoadAsync("a.csv", Workspace.Subscriptions + "s1,c1,active,1,10,USD,month,2024-01-01,\n");
        await workspace.LoadAsync("b.csv", Workspace.Subscriptions + "s1,c1,active,-1,10,USD,month,2024-01-01,\n");
        workspace.Rows("select load_id, reason from staging.subscriptions order by load_id").ShouldBe(["1|-", "2|negative"]);
        await workspace.LoadAsync("c.csv", Workspace.Subscriptions + "s1,c1,active,2,10,USD,month,2024-01-01,\n");
        workspace.Rows("select load_id, quantity, reason from staging.subscriptions").ShouldBe(["3|2|-"]);
    }

    [Fact]
    public async Task S5_changes_at_one_time_are_told_apart_by_their_place_in_the_file()
    {
        const string header = "subscription_id,changed_at,quantity\n";
        await using var workspace = await Workspace.OpenAsync();
        await workspace.LoadAsync("a.csv", header + "s1,2024-01-01,1\ns1,2024-01-01,2\ns2,2024-01-01,5\n");
        workspace.Rows("select quantity from staging.subscription_changes order by line").ShouldBe(["1", "2", "5"]);
        await workspace.LoadAsync("b.csv", header + "s9,2024-01-01,7\ns1,2024-01-01T00:00:00,3\ns1,2024-01-01,4\n");
        workspace.Rows("select load_id, subscription_id, quantity from staging.subscription_changes order by load_id, line").ShouldBe(["1|s2|5", "2|s9|7", "2|s1|3", "2|s1|4"]);
    }

    [Fact]
    public async Task S48_costs_repeat_and_add_up_and_a_newer_file_of_the_same_name_replaces_the_older()
    {
        await using var workspace = await Workspace.OpenAsync();
        await workspace.LoadAsync("costs.csv", "month,category,amount,currency\n2024-01,ads,10,USD\n2024-01,ads,10,USD\n2024-02-15,tools,5,USD\n");
        await workspace.LoadAsync("others.csv", "month,category,amount,currency\n2024-01,salaries,100,USD\n");
        workspace.Rows("select month, sum(amount) from staging.acquisition_costs group by 1 order by 1").ShouldBe(["2024-01-01|120", "2024-02-01|5"]);
        var newer = await workspace.LoadAsync("costs.csv", "month,category,amount,currency\n2024-01,ads,30,USD\n");
        newer.Replaced.ShouldBe(3);
        workspace.Rows("select month, sum(amount) from staging.acquisition_costs group by 1 order by 1").ShouldBe(["2024-01-01|130"]);
    }

    [Fact]
    public async Task Usage_rates_and_retainers_have_keys_of_several_columns()
    {
        await using var workspace = await Workspace.OpenAsync();
        await workspace.LoadAsync("u1.csv", "customer_id,date,metric,value\nc1,2024-01-01,seats,5\nc1,2024-01-01,calls,9\n");
        await workspace.LoadAsync("u2.csv", "customer_id,date,metric,value\nc1,2024-01-01,seats,6\n");
        workspace.Rows("select metric, value from staging.usage_daily order by metric").ShouldBe(["calls|9", "seats|6"]);
        await workspace.LoadAsync("r1.csv", "date,base,quote,rate\n2024-01-31,EUR,USD,1.1\n2024-01-31,GBP,USD,1.3\n");
        await workspace.LoadAsync("r2.csv", "date,base,quote,rate\n2024-01-31,EUR,USD,1.2\n");
        workspace.Rows("select base, rate from staging.fx_rates order by base").ShouldBe(["EUR|1.2", "GBP|1.3"]);
        await workspace.LoadAsync("t1.csv", "customer_id,period_start,period_end,hours_included,hours_used\nc1,2024-01-01,2024-02-01,40,30\n");
        await workspace.LoadAsync("t2.csv", "customer_id,period_start,period_end,hours_included,hours_used\nc1,2024-01-01,2024-02-01,40,35\n");
        workspace.Rows("select hours_used from staging.retainer_periods").ShouldBe(["35"]);
    }

    [Fact]
    public async Task An_invoice_of_an_unknown_customer_is_kept()
    {
        await using var workspace = await Workspace.OpenAsync();
        await workspace.LoadAsync("customers.csv", "customer_id,name\nc1,Ana\n");
        var report = await workspace.LoadAsync("invoices.csv", "invoice_id,customer_id,issued_at,total\ni1,c9,2024-01-01,10\n");
        (report.Accepted, report.Quarantined).ShouldBe((1L, 0L));
        workspace.Rows("select customer_id from staging.invoices where reason is null").ShouldBe(["c9"]);
    }
}
