using Retention.Analytics.Warehousing;
using Retention.Ingest.Mappings;

namespace Retention.Ingest.Tests;

/// <summary>Vendors' files: which mapping is found, and what it makes of them.</summary>
public sealed class Mappings
{
    private static readonly string Oracles = Path.Combine(Shared(), "oracles", "mrr");

    [Fact]
    public async Task A_stripe_export_gives_customers_plans_and_subscriptions()
    {
        await using var workspace = await Workspace.OpenAsync();
        var report = await workspace.LoadAsync("subscriptions.csv", """
            id,Customer ID,Customer Email,Customer Name,Plan,Quantity,Currency,Interval,Amount,Status,Start (UTC),Current Period End (UTC),Canceled At (UTC),Ended At (UTC),tier (metadata)
            sub_1,cus_1,ana@example.com,Ana SL,pro_m,1,eur,month,49.00,active,2024-01-15 23:30,2024-07-15 10:30,,,gold
            sub_2,cus_2,bob@example.com,"Bob, Inc.",pro_y,3,usd,year,"1,470.00",canceled,2023-03-01 00:00,2024-03-01 00:00,2023-11-20 09:12,2024-03-01 00:00,
            sub_3,cus_1,ana@example.com,Ana SL,pro_m,2,eur,month,98.00,unpaid,2024-02-15 10:30,2024-07-15 10:30,,,
            sub_4,cus_3,,,pro_m,1,eur,month,49.00,incomplete_expired,2024-02-15 10:30,,,,

            """);
        (report.Mapping, report.Rows, report.Accepted, report.Quarantined).ShouldBe(("stripe_subscriptions", 4L, 3L, 1L));
        workspace.Rows("select line, customer_id, name, email from staging.customers order by line")
            .ShouldBe(["2|cus_1|Ana SL|ana@example.com", "3|cus_2|Bob, Inc.|bob@example.com", "5|cus_3|cus_3|-"]);
        workspace.Rows("select plan_id, name from staging.plans order by line").ShouldBe(["pro_m|pro_m", "pro_y|pro_y"]);
        workspace.Rows("select subscription_id, status, quantity, unit_amount, currency, interval, started_at, cancel_requested_at, ended_at, term_ends_at, terms_are from staging.subscriptions where reason is null order by line")
            .ShouldBe([
                "sub_1|active|1|49|EUR|month|2024-01-15 23:30|-|-|2024-07-15|today",
                "sub_2|canceled|3|490|USD|year|2023-03-01 00:00|2023-11-20 09:12|2024-03-01 00:00|2024-03-01|today",
                "sub_3|past_due|2|49|EUR|month|2024-02-15 10:30|-|-|2024-07-15|today"]);
        workspace.Rows("select line, reason, reason_column, reason_value from staging.subscriptions where reason is not null").ShouldBe(["5|unknown_value|status|incomplete_expired"]);
        workspace.Rows("select source->>'tier (metadata)' from raw.subscriptions order by line limit 1").ShouldBe(["gold"]);
    }

    [Fact]
    public async Task S3_stripe_times_are_UTC_and_fall_on_the_day_of_the_workspace_zone()
    {
        await using var workspace = await Workspace.OpenAsync();
        await workspace.Warehouse.SaveSettingsAsync(workspace.Warehouse.Settings with { Policies = workspace.Warehouse.Settings.Policies.With("timezone", "Europe/Madrid") }, Workspace.Cancel);
        await workspace.LoadAsync("s.csv", "id,Customer ID,Currency,Interval,Amount,Status,Start (UTC)\nsub_1,cus_1,eur,month,49.00,active,2024-01-15 23:30\nsub_2,cus_1,eur,month,49.00,active,2024-01-15\n");
        workspace.Rows("select started_at from staging.subscriptions order by line").ShouldBe(["2024-01-16 00:30", "2024-01-15 00:00"]);
    }

    [Fact]
    public async Task A_baremetrics_import_is_in_cents()
    {
        await using var workspace = await Workspace.OpenAsync();
        var report = await workspace.LoadAsync("import.csv", """
            plan_oid,plan_name,plan_currency,plan_amount,plan_interval,plan_interval_count,customer_oid,customer_name,customer_email,subscription_oid,subscription_started_at,subscription_canceled_at,subscription_quantity
            plan_1,SEO,USD,5050,month,1,customer_1,Ana,ana@example.com,s1,2020-03-31,2020-05-04,2
            plan_1,SEO,USD,5050,month,1,customer_1,Ana,ana@example.com,s2,2020-03-31,,

            """);
        (report.Mapping, report.Accepted).ShouldBe(("baremetrics_import", 2L));
        workspace.Rows("select subscription_id, unit_amount, quantity, ended_at from staging.subscriptions order by line").ShouldBe(["s1|50.5|2|2020-05-04 00:00", "s2|50.5|-|-"]);
        workspace.Rows("select count(*) from staging.customers").ShouldBe(["1"]);
        workspace.Rows("select plan_id, unit_amount, interval from staging.plans").ShouldBe(["plan_1|50.5|month"]);
    }

    [Theory]
    [InlineData("subscription_periods.csv", "subscription_periods")]
    [InlineData("stripe_subscriptions.csv", "stripe_subscriptions")]
    [InlineData("baremetrics_import.csv", "baremetrics_import")]
    public async Task The_published_inputs_are_recognised_and_taken_whole(string file, string mapping)
    {
        Assert.SkipUnless(Directory.Exists(Oracles), "the folder with the published answers is not beside this clone");
        await using var workspace = await Workspace.OpenAsync();
        var report = (await workspace.LoadPathAsync(Path.Combine(Oracles, file))).ShouldHaveSingleItem();
        (report.Status, report.Mapping, report.Rows, report.Accepted).ShouldBe((LoadStatus.Loaded, mapping, 121L, 121L), report.Message);
        workspace.Rows("select count(*), count(distinct customer_id), sum(unit_amount), count(ended_at), min(currency) from staging.subscriptions where reason is null")
            .ShouldHaveSingleItem().ShouldStartWith("121|55|");
    }

    [Fact]
    public async Task A_mapping_of_the_workspace_goes_first_and_says_how_dates_and_numbers_are_read()
    {
        await using var workspace = await Workspace.OpenAsync();
        workspace.Mappings = workspace.Mappings.With("""
            {
              "name": "ventas", "note": "our own export", "requires": ["Contrato", "Alta"], "dates": "day_first", "numbers": "comma",
              "tables": { "subscriptions": {
                "subscription_id": "Contrato", "customer_id": "Cliente", "started_at": "Alta", "ended_at": "Baja", "unit_amount": "Cuota",
                "currency": { "constant": "EUR" }, "interval": { "from": ["Periodo"], "values": { "Mensual": "month", "Anual": "year" } } } }
            }
            """, "ventas.json");
        var report = await workspace.LoadAsync("export.csv", "Contrato;Cliente;Alta;Baja;Cuota;Periodo\n1;7;03/04/2024;;1.234;mensual\n2;7;25/12/2023;31/01/2024 18:00;12,5;Anual\n3;8;01/02/2024;;5;Quincenal\n");
        (report.Status, report.Mapping, report.Accepted, report.Quarantined).ShouldBe((LoadStatus.Loaded, "ventas", 2L, 1L), report.Message);
        workspace.Rows("select started_at, ended_at, unit_amount, interval, reason from staging.subscriptions order by line")
            .ShouldBe(["2024-04-03 00:00|-|1234|month|-", "2023-12-25 00:00|2024-01-31 18:00|12.5|year|-", "2024-02-01 00:00|-|5|-|unknown_interval"]);
    }

    [Theory]
    [InlineData("{", "mappings/x.json: the mapping cannot be used: ")]
    [InlineData("""{"name":"x","note":"","requires":["a"],"tables":{"leads":{}}}""", "mappings/x.json: the mapping cannot be used: there is no table leads; mend the file.")]
    [InlineData("""{"name":"x","note":"","requires":["a"],"tables":{"customers":{"customer_id":"a","nam":"b"}}}""", "mappings/x.json: the mapping cannot be used: customers has no column nam; mend the file.")]
    [InlineData("""{"name":"x","note":"","requires":["a"],"tables":{"customers":{"customer_id":"a"}}}""", "mappings/x.json: the mapping cannot be used: customers needs name; mend the file.")]
    [InlineData("""{"name":"x","note":"","based_on":"quickbooks"}""", "mappings/x.json: the mapping cannot be used: \"based_on\" names quickbooks, and no mapping of that name ships; mend the file.")]
    [InlineData("""{"name":"x","note":"","requires":["a"],"tables":{"customers":{"customer_id":"a","name":{"values":{"b":"c"}}}}}""", "mappings/x.json: the mapping cannot be used: customers.name takes its value from nowhere: give \"from\", \"text\" or \"constant\"; mend the file.")]
    [InlineData("""{"name":"x","note":"","requires":["a"],"skip":[{"blank":["a"]}],"tables":{"customers":{"customer_id":"a","name":"a"}}}""", "mappings/x.json: the mapping cannot be used: each entry of \"skip\" must have a \"reason\" and ask something of the row; mend the file.")]
    [InlineData("""{"name":"x","note":"","requires":["a"],"only":{"plans":{"blank":["a"]}},"tables":{"customers":{"customer_id":"a","name":"a"}}}""", "mappings/x.json: the mapping cannot be used: \"only\" and \"needs\" name plans, which \"tables\" does not; mend the file.")]
    public void A_mapping_that_cannot_be_used_says_why(string json, string message) =>
        Should.Throw<RefusedFileException>(() => MappingCatalogue.Load(null).With(json, "mappings/x.json")).Message.ShouldStartWith(message);

    [Fact]
    public void Every_mapping_that_ships_can_be_read_and_has_a_note()
    {
        var shipped = MappingCatalogue.Load(null).Shipped;
        shipped.Select(m => m.Name).ShouldBe(["baremetrics_import", "delighted_responses", "freshbooks_invoice_details", "quickbooks_account_report", "quickbooks_transaction_list", "stripe_payments", "stripe_subscriptions", "subscription_periods", "surveymonkey_condensed", "wootric_responses"]);
        shipped.ShouldAllBe(m => m.Note.Length > 40 && m.Label != null);
    }

    [Fact]
    public async Task The_tables_here_are_the_raw_tables_of_the_book()
    {
        await using var workspace = await Workspace.OpenAsync();
        foreach (var table in CanonicalTables.All)
        {
            workspace.Rows($"select column_name from duckdb_columns() where schema_name = 'raw' and table_name = '{table.Name}' and column_name not in ('load_id', 'line', 'superseded_by', 'held_by', 'held_column', 'held_value', 'source', 'terms_are') order by column_index")
                .ShouldBe([.. table.Columns.Select(c => c.Name)], table.Name);
        }
    }

    internal static string Shared()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "shared", "oracles")) && !File.Exists(Path.Combine(folder.FullName, "Retention.sln")))
        {
            folder = folder.Parent;
        }

        return Environment.GetEnvironmentVariable("RETENTION_SHARED") ?? Path.Combine(folder?.Parent?.FullName ?? "", "shared");
    }
}
