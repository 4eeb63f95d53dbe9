using System.Globalization;
using Retention.Analytics.Reports;
using Retention.Ingest.Mappings;

namespace Retention.Ingest.Tests;

/// <summary>Exports of billing and bookkeeping: what each mapping makes of them.</summary>
public sealed class BillingFiles
{
    private const string Unified = "id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Description,Fee,Payment Source Type,Refunded date (UTC),Status,Customer ID,Customer Email,Invoice ID\n";
    private const string Legacy = "id,Description,Created (UTC),Amount,Amount Refunded,Currency,Status,Customer ID,Customer Email,Captured,Card Brand,Card Exp Month,Card Exp Year,Invoice ID\n";
    private const string FreshBooks = "Client Name,Invoice #,Date Issued,Date Due,Invoice Status,Date Paid,Item Name,Item Description,Rate,Quantity,Discount Percentage,Line Subtotal,Tax 1 Type,Tax 1 Amount,Tax 2 Type,Tax 2 Amount,Line Total,Currency\n";
    private const string Payments = "select line, payment_id, customer_id, attempted_at, status, amount, currency, invoice_id, card_expires from staging.payments where reason is null order by line, payment_id";

    [Fact]
    public async Task A_stripe_payment_that_went_back_is_two_rows()
    {
        await using var workspace = await Workspace.OpenAsync();
        var report = await workspace.LoadAsync("unified_payments.csv", Unified + """
            ch_1,2024-03-01 23:31:02,80.50,0.00,eur,true,,1.1,card,,Paid,cus_1,eva@example.com,in_1
            ch_2,2024-03-02 10:00:00,80.50,80.50,eur,true,,1.1,card,2024-03-09 08:00:00,Refunded,cus_1,eva@example.com,in_2
            ch_3,2024-03-03 10:00:00,"2,200.00",200.00,usd,true,,1.1,card,2024-03-10 08:00:00,Paid,cus_2,,
            ch_4,2024-03-03 10:00:00,15.00,0.00,usd,false,,,card,,Failed,cus_2,,in_4
            ch_5,2024-03-04 10:00:00,15.00,0.00,usd,false,,,card,,Requires action,cus_2,,in_5
            ch_6,2024-03-04 10:00:00,15.00,0.00,usd,true,,,card,,Paid,,,

            """);
        (report.Mapping, report.Rows, report.Accepted, report.Quarantined).ShouldBe(("stripe_payments", 6L, 4L, 2L), report.Message);
        workspace.Rows(Payments).ShouldBe([
            "2|ch_1|cus_1|2024-03-01 23:31|succeeded|80.5|EUR|in_1|-",
            "3|ch_2|cus_1|2024-03-02 10:00|succeeded|80.5|EUR|in_2|-",
            "3|ch_2-refund|cus_1|2024-03-09 08:00|refunded|80.5|EUR|in_2|-",
            "4|ch_3|cus_2|2024-03-03 10:00|succeeded|2200|USD|-|-",
            "4|ch_3-refund|cus_2|2024-03-10 08:00|refunded|200|USD|-|-",
            "5|ch_4|cus_2|2024-03-03 10:00|failed|15|USD|in_4|-"]);
        workspace.Rows("select line, reason, reason_column, reason_value from staging.payments where reason is not null order by line")
            .ShouldBe(["6|unknown_value|status|requires action", "7|missing|customer_id|-"]);
        workspace.Rows("select customer_id, name from staging.customers order by 1").ShouldBe(["cus_1|eva@example.com", "cus_2|cus_2"]);
    }

    [Fact]
    public async Task Where_stripe_does_not_say_when_money_went_back_no_day_is_made_up()
    {
        await using var workspace = await Workspace.OpenAsync();
        var report = await workspace.LoadAsync("payments.csv", Legacy + """
            ch_1,,2024-03-01 10:00,"399,00","0,00",eur,Paid,cus_1,eva@example.com,true,Visa,3,2026,in_1
            ch_2,,2024-03-02 10:00,"399,00","399,00",eur,Refunded,cus_1,eva@example.com,true,Visa,11,2026,in_2
            ch_3,,2024-03-03 10:00,"399,00","10,00",eur,Paid,cus_1,eva@example.com,true,Visa,,,in_3

            """);
        (report.Mapping, report.Rows, report.Accepted, report.Quarantined).ShouldBe(("stripe_payments", 3L, 2L, 1L), report.Message);
        workspace.Rows(Payments).ShouldBe(["2|ch_1|cus_1|2024-03-01 10:00|succeeded|399|EUR|in_1|2026-03", "3|ch_2|cus_1|2024-03-02 10:00|refunded|399|EUR|in_2|2026-11"]);
        workspace.Rows("select distinct line, reason, reason_column, reason_value from staging.payments where reason is not null").ShouldBe(["4|bad_date|attempted_at|not in the file"]);
    }

    [Fact]
    public async Task FreshBooks_has_a_row_for_each_line_of_an_invoice()
    {
        await using var workspace = await Workspace.OpenAsync();
        var report = await workspace.LoadAsync("details.csv", FreshBooks + """
            Eva Test SL,0101,03/04/2024,04/03/2024,paid,03/09/2024,Basic,March,20.00,2.00,0.0,40.00,IVA,8.40,,0.00,48.40,EUR
            "Tom, Ltd.",0102,03/05/2024,04/04/2024,overdue,,Basic,,20.00,1.00,0.0,20.00,,0.00,,0.00,20.00,USD
            Eva Test SL,0101,03/04/2024,04/03/2024,paid,03/09/2024,Setup,,"1,000.00",1.00,10.0,900.00,IVA,189.00,REQ,46.80,"1,135.80",EUR
            Eva Test SL,0103,03/04/2024,04/03/2024,disputed,,Basic,,20.00,1.00,0.0,20.00,,0.00,,0.00,20.00,EUR

            """);
        (report.Mapping, report.Rows, report.Accepted, report.Quarantined).ShouldBe(("freshbooks_invoice_details", 4L, 3L, 1L), report.Message);
        workspace.Rows("select line, invoice_id, customer_id, issued_at, due_at, paid_at, status, currency, subtotal, tax, total, reason from staging.invoices order by line").ShouldBe([
            "2|0101|Eva Test SL|2024-03-04 00:00|2024-04-03 00:00|2024-03-09 00:00|paid|EUR|940|244.2|1184.2|-",
            "3|0102|Tom, Ltd.|2024-03-05 00:00|2024-04-04 00:00|-|past_due|USD|20|0|20|-",
            "5|0103|Eva Test SL|2024-03-04 00:00|2024-04-03 00:00|-|disputed|EUR|20|0|20|unknown_value"]);
        workspace.Rows("select line, invoice_line_id, invoice_id, kind, description, quantity, amount, tax from staging.invoice_lines order by line").ShouldBe([
            "2|0101#1|0101|-|Basic March|2|48.4|8.4",
            "3|0102#1|0102|-|Basic|1|20|0",
            "4|0101#2|0101|-|Setup|1|1135.8|235.8",
            "5|0103#1|0103|-|Basic|1|20|0"]);
        workspace.Rows("select customer_id, name from staging.customers order by 1").ShouldBe(["Eva Test SL|Eva Test SL", "Tom, Ltd.|Tom, Ltd."]);
    }

    [Fact]
    public async Task An_invoice_whose_rows_contradict_each_other_waits_and_so_does_one_without_an_amount()
    {
        await using var workspace = await Workspace.OpenAsync();
        var report = await workspace.LoadAsync("details.csv", FreshBooks + """
            Eva,0101,03/04/2024,04/03/2024,paid,,Basic,,20.00,1,0,20.00,,0.00,,0.00,20.00,EUR
            Eva,0101,03/04/2024,04/03/2024,sent,,Setup,,5.00,1,0,5.00,,0.00,,0.00,5.00,EUR
            Tom,0102,03/04/2024,04/03/2024,paid,,Basic,,20.00,1,0,20.00,,0.00,,0.00,20.00,EUR
            Tom,0102,03/04/2024,04/03/2024,paid,,Setup,,5.00,1,0,5.00,,0.00,,0.00,,EUR
            Tom,,03/04/2024,04/03/2024,paid,,Setup,,5.00,1,0,5.00,,0.00,,0.00,5.00,EUR

            """);
        (report.Rows, report.Accepted, report.Quarantined).ShouldBe((5L, 0L, 5L));
        workspace.Rows("select line, rule, column_name, value from raw.rejects").ShouldBe(["3|says_otherwise|status|open <> paid"]);
        workspace.Rows("select line, invoice_id, reason, reason_column, reason_value from staging.invoices order by line")
            .ShouldBe(["2|0101|bad_number|subtotal|20.00 + ?", "4|0102|missing|total|-", "6|-|missing|invoice_id|-"]);
    }

    [Fact]
    public async Task A_quickbooks_report_has_a_title_sections_and_totals()
    {
        await using var workspace = await Workspace.OpenAsync();
        workspace.Mappings = workspace.Mappings.With(InEuros("quickbooks_transaction_list"), "mine.json");
        var report = await workspace.LoadAsync("report.csv", """
            Test Company
            Transaction List by Customer
            "March 1, 2024 - March 31, 2024"

            ,Date,Transaction Type,Num,Name,Memo/Description,Account,Split,Amount
            Eva Test SL,,,,,,,,
            ,03/04/2024,Invoice,501,Eva Test SL,Basic,Accounts Receivable (A/R),Sales,"1,250.00"
            ,03/20/2024,Credit Memo,CM-1,Eva Test SL,Too much,Accounts Receivable (A/R),Sales,(250.00)
            ,03/21/2024,Payment,,Eva Test SL,,Undeposited Funds,Accounts Receivable (A/R),"-1,000.00"
            ,03/21/2024,Payment,,Eva Test SL,,Undeposited Funds,Accounts Receivable (A/R),"-1,000.00"
            Total for Eva Test SL,,,,,,,,"($1,000.00)"
            Tom,,,,,,,,
            ,03/05/2024,Invoice,,Tom,,Accounts Receivable (A/R),Sales,20.00
            ,03/06/2024,Expense,,Tom,,Checking,Travel,-15.00
            ,03/07/2024,Barter,9,Tom,,Checking,Travel,-15.00
            Total for Tom,,,,,,,,$5.00
            ,,,,,,,,
            TOTAL,,,,,,,,"($995.00)"

            """);
        (report.Status, report.Mapping, report.Rows, report.Accepted, report.Quarantined, report.Skipped).ShouldBe((LoadStatus.Loaded, "in_euros", 16L, 4L, 2L, 10L), report.Message);
        report.SkippedBecause.ShouldBe(new Dictionary<string, long> { ["preamble"] = 3, ["section"] = 2, ["total"] = 3, ["not_of_customers"] = 1, ["blank"] = 1 }, ignoreOrder: true);
        SkipReasons.Say(report.SkippedBecause, CultureInfo.GetCultureInfo("es")).ShouldBe("3 encima del encabezado, 3 total de la sección, 2 título de una sección, 1 en blanco, 1 ajena a los clientes");
        (await LoadedFile.ReadAsync(workspace.Warehouse, 0, 10, Workspace.Cancel)).Rows.ShouldHaveSingleItem().SkippedBecause
            .ShouldBe(new Dictionary<string, long> { ["not_of_customers"] = 1, ["preamble"] = 3, ["section"] = 2, ["total"] = 3 }, ignoreOrder: true);
        workspace.Rows("select line, reason, text from raw.skips where reason = 'preamble' order by line")
            .ShouldBe(["1|preamble|Test Company", "2|preamble|Transaction List by Customer", "3|preamble|\"March 1, 2024 - March 31, 2024\""]);
        workspace.Rows("select line, invoice_id, customer_id, issued_at, total, currency, reason, reason_column from staging.invoices order by line").ShouldBe([
            "7|501|Eva Test SL|2024-03-04 00:00|1250|EUR|-|-",
            "8|CM-1|Eva Test SL|2024-03-20 00:00|-250|EUR|-|-",
            "13|-|Tom|2024-03-05 00:00|20|EUR|missing|invoice_id"]);
        workspace.Rows("select line, amount, status, currency, payment_id from staging.payments order by line").ShouldBe([
            "9|1000|succeeded|EUR|Payment 03/21/2024  Eva Test SL -1,000.00#1",
            "10|1000|succeeded|EUR|Payment 03/21/2024  Eva Test SL -1,000.00#2"]);
        workspace.Rows("select line, rule, column_name, value from raw.rejects").ShouldBe(["15|kind_not_mapped|Transaction Type|Barter"]);
    }

    [Fact]
    public async Task A_report_by_account_counts_an_entry_once()
    {
        await using var workspace = await Workspace.OpenAsync();
        workspace.Mappings = workspace.Mappings.With(InEuros("quickbooks_account_report"), "mine.json");
        var report = await workspace.LoadAsync("ledger.csv", """
            Test Company,,,,,,,,
            General Ledger,,,,,,,,
            ,Date,Transaction Type,Num,Name,Memo/Description,Split,Amount,Balance
            4000 Revenue,,,,,,,,
            ,03/04/2024,Invoice,501,Eva,Basic,Accounts Receivable (A/R),"1,000.00","1,000.00"
            ,03/04/2024,Invoice,501,Eva,Setup,Accounts Receivable (A/R),250.00,"1,250.00"
            Total for 4000 Revenue,,,,,,,"1,250.00",
            Accounts Receivable (A/R),,,,,,,,
            ,03/04/2024,Invoice,501,Eva,,-Split-,"1,250.00","1,250.00"
            ,03/21/2024,Payment,,Eva,,Undeposited Funds,"-1,250.00",0.00
            Total for Accounts Receivable (A/R),,,,,,,0.00,
            Undeposited Funds,,,,,,,,
            ,03/21/2024,Payment,,Eva,,Accounts Receivable (A/R),"1,250.00","1,250.00"
            Total for Undeposited Funds,,,,,,,"1,250.00",

            """);
        (report.Mapping, report.Rows, report.Accepted, report.Quarantined, report.Skipped).ShouldBe(("in_euros", 13L, 3L, 0L, 10L), report.Message);
        report.SkippedBecause["other_side"].ShouldBe(2);
        workspace.Rows("select line, invoice_id, total from staging.invoices").ShouldBe(["5|501|1250"]);
        workspace.Rows("select line, amount from staging.payments").ShouldBe(["13|1250"]);
    }

    [Fact]
    public async Task A_report_that_does_not_say_its_currency_waits_until_a_mapping_does()
    {
        const string list = "Date,Transaction Type,Num,Name,Memo/Description,Account,Split,Amount\n03/04/2024,Invoice,501,Eva,Basic,A/R,Sales,20.00\n03/05/2024,Payment,,Eva,,Bank,A/R,-20.00\n03/05/2024,Barter,,Eva,,Bank,A/R,-20.00\n";
        await using var workspace = await Workspace.OpenAsync();
        var report = await workspace.LoadAsync("list.csv", list);
        (report.Mapping, report.Rows, report.Accepted, report.Quarantined).ShouldBe(("quickbooks_transaction_list", 3L, 0L, 3L), report.Message);
        QuarantineRules.Say("not_said", "currency", null, CultureInfo.GetCultureInfo("en")).ShouldBe("The file does not say currency; say it in a mapping of your own, with a constant.");
        await workspace.Warehouse.RefreshAsync(null, Workspace.Cancel);
        workspace.Rows("select table_name, line, rule, column_name from core.quarantine order by line").ShouldBe(["invoices|2|not_said|currency", "payments|3|not_said|currency", "rejects|4|kind_not_mapped|Transaction Type"]);

        workspace.Mappings = workspace.Mappings.With(InEuros("quickbooks_transaction_list"), "mine.json");
        (await workspace.LoadAsync("list.csv", list)).Accepted.ShouldBe(2);
        await workspace.Warehouse.RefreshAsync(null, Workspace.Cancel);
        workspace.Rows("select load_id, table_name, line, rule from core.quarantine").ShouldBe(["2|rejects|4|kind_not_mapped"]);
    }

    [Fact]
    public void Every_reason_of_a_mapping_that_ships_has_words_in_both_languages()
    {
        MappingCatalogue.Load(null).Shipped.SelectMany(m => m.Skip).Select(s => s.Reason!).Append("preamble").Append("blank").Except(SkipReasons.All).ShouldBeEmpty();
        foreach (var reason in SkipReasons.All)
        {
            var one = new Dictionary<string, long> { [reason] = 1 };
            SkipReasons.Say(one, CultureInfo.GetCultureInfo("es")).ShouldNotBe(SkipReasons.Say(one, CultureInfo.GetCultureInfo("en")), reason);
        }

        SkipReasons.Say(new Dictionary<string, long> { ["our_tests"] = 1200 }, CultureInfo.GetCultureInfo("en")).ShouldBe("1,200 our tests");
    }

    [Theory]
    [InlineData("""{"name":"x","note":"","based_on":"quickbooks"}""", "x.json: the mapping cannot be used: \"based_on\" names quickbooks, and no mapping of that name ships; mend the file.")]
    [InlineData("""{"name":"x","note":"","requires":["a"],"tables":{"customers":{"customer_id":"a","name":{"values":{"b":"c"}}}}}""", "x.json: the mapping cannot be used: customers.name takes its value from nowhere: give \"from\", \"text\" or \"constant\"; mend the file.")]
    [InlineData("""{"name":"x","note":"","requires":["a"],"skip":[{"blank":["a"]}],"tables":{"customers":{"customer_id":"a","name":"a"}}}""", "x.json: the mapping cannot be used: each entry of \"skip\" must have a \"reason\" and ask something of the row; mend the file.")]
    [InlineData("""{"name":"x","note":"","requires":["a"],"only":{"plans":{"blank":["a"]}},"tables":{"customers":{"customer_id":"a","name":"a"}}}""", "x.json: the mapping cannot be used: \"only\" and \"needs\" name plans, which \"tables\" does not; mend the file.")]
    public void A_mapping_that_cannot_be_used_says_why(string json, string message) =>
        Should.Throw<RefusedFileException>(() => MappingCatalogue.Load(null).With(json, "x.json")).Message.ShouldBe(message);

    private static string InEuros(string mapping) => $$"""
        {
          "name": "in_euros", "note": "our books are kept in euros", "based_on": "{{mapping}}",
          "tables": { "invoices": { "currency": { "constant": "EUR" } }, "payments": { "currency": { "constant": "EUR" } } }
        }
        """;
}
