using System.Globalization;
using Retention.Analytics.Reports;
using Retention.Ingest.Mappings;

namespace Retention.Ingest.Tests;

/// <summary>Reports of bookkeeping, with titles, sections and totals: nothing is lost, and nothing counts twice.</summary>
public sealed class ReportFiles
{
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

            "Monday, Apr 01, 2024 10:41:03 AM GMT-8 - Accrual Basis"
            """);
        (report.Mapping, report.Rows, report.Accepted, report.Quarantined, report.Skipped).ShouldBe(("in_euros", 14L, 3L, 0L, 11L), report.Message);
        (report.SkippedBecause["other_side"], report.SkippedBecause["line_of_text"]).ShouldBe((2, 1));
        workspace.Rows("select line, invoice_id, total from staging.invoices").ShouldBe(["5|501|1250"]);
        workspace.Rows("select line, amount from staging.payments").ShouldBe(["13|1250"]);
    }

    [Fact]
    public async Task A_report_that_was_cut_off_is_refused()
    {
        await using var workspace = await Workspace.OpenAsync();
        workspace.Mappings = workspace.Mappings.With(InEuros("quickbooks_transaction_list"), "mine.json");
        const string list = "Date,Transaction Type,Num,Name,Account,Split,Amount\n03/04/2024,Invoice,501,Eva,A/R,Sales,20.00\n";
        (await workspace.LoadAsync("list.csv", list + "03/0")).Message.ShouldNotBeNull().ShouldStartWith("list.csv, line 3: the file ends in the middle of a row (1 of 7 columns");
        (await workspace.LoadAsync("list.csv", list + "03/05/2024,Invoice")).Message.ShouldNotBeNull().ShouldStartWith("list.csv, line 3: the file ends in the middle of a row (2 of 7 columns");
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
        MappingCatalogue.Load(null).Shipped.SelectMany(m => m.Skip).Select(s => s.Reason!).Concat(["preamble", "line_of_text", "blank"]).Except(SkipReasons.All).ShouldBeEmpty();
        foreach (var reason in SkipReasons.All)
        {
            var one = new Dictionary<string, long> { [reason] = 1 };
            SkipReasons.Say(one, CultureInfo.GetCultureInfo("es")).ShouldNotBe(SkipReasons.Say(one, CultureInfo.GetCultureInfo("en")), reason);
        }

        SkipReasons.Say(new Dictionary<string, long> { ["our_tests"] = 1200 }, CultureInfo.GetCultureInfo("en")).ShouldBe("1,200 our tests");
    }

    private static string InEuros(string mapping) => $$"""
        {
          "name": "in_euros", "note": "our books are kept in euros", "based_on": "{{mapping}}",
          "tables": { "invoices": { "currency": { "constant": "EUR" } }, "payments": { "currency": { "constant": "EUR" } } }
        }
        """;
}
