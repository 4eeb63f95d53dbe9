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
}
