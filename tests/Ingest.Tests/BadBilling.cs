using System.Globalization;
using Retention.Analytics.Warehousing;

namespace Retention.Ingest.Tests;

/// <summary>Payments and hours that cannot be used, and payments that only stand alone.</summary>
public sealed class BadBilling
{
    private const string Payments = "payment_id,invoice_id,customer_id,attempted_at,status,amount,currency\n";
    private static readonly string CashOfMarch = "select payment_id, value from ("
        + SqlBook.Current.In("reports").Single(r => r.Name == "month_payments").Sql.Replace("$month", "date '2024-03-01'").Replace("$customer", "null::varchar") + ") order by 1";
    private const string Hours = "customer_id,period_start,period_end,hours_included,hours_used,fee,overage_rate\n";

    public static TheoryData<string, string, string> Periods => new()
    {
        { "c1,2024-01-01,2024-02-01,-20,5,100,10", "negative|hours_included|-20", "hours_included is -20, and it cannot be negative." },
        { "c1,2024-01-01,2024-02-01,20,-0.5,100,10", "negative|hours_used|-0.5", "hours_used is -0.5, and it cannot be negative." },
        { "c1,2024-01-01,2024-02-01,20,5,-100,10", "negative|fee|-100", "fee is -100, and it cannot be negative." },
        { "c1,2024-01-01,2024-02-01,20,5,100,-10", "negative|overage_rate|-10", "overage_rate is -10, and it cannot be negative." },
        { "c1,,2024-02-01,20,5,100,10", "missing|period_start|-", "period_start is required and is blank." },
        { "c1,2024-01-01,,20,5,100,10", "missing|period_end|-", "period_end is required and is blank." },
        { "c1,2024-02-01,2024-01-01,20,5,100,10", "end_before_start|period_end|2024-01-01", "period_end (2024-01-01) lies before the start." },
        { "c1,2024-01-01,2024-02-01,,5,100,10", "missing|hours_included|-", "hours_included is required and is blank." },
        { "c1,2024-01-01,2024-02-01,20,all,100,10", "bad_number|hours_used|all", "hours_used is \"all\", which is not a number." },
    };

    [Theory]
    [MemberData(nameof(Periods))]
    public async Task A_retainer_period_that_cannot_be_used_waits_under_its_rule(string row, string finding, string sentence)
    {
        await using var workspace = await Workspace.OpenAsync();
        var report = await workspace.LoadAsync("hours.csv", Hours + "c0,2024-01-01,2024-02-01,0,0,0,0\n" + row + "\n");
        (report.Status, report.Rows, report.Accepted, report.Quarantined).ShouldBe((LoadStatus.Loaded, 2L, 1L, 1L), report.Message);
        workspace.Rows("select reason, reason_column, reason_value from staging.retainer_periods where line = 3").ShouldBe([finding]);
        var parts = finding.Split('|');
        QuarantineRules.Say(parts[0], parts[1], parts[2] == "-" ? null : parts[2], CultureInfo.GetCultureInfo("en")).ShouldBe(sentence);
    }

    [Fact]
    public async Task A_refund_with_which_more_goes_back_than_came_waits_and_is_in_no_number()
    {
        await using var workspace = await Workspace.OpenAsync();
        await workspace.LoadAsync("customers.csv", "customer_id,name,currency\nc1,Eva,EUR\nc2,Tom,EUR\nc3,Ann,EUR\n");
        await workspace.LoadAsync("subscriptions.csv", Workspace.Subscriptions + "s1,c1,active,1,100,EUR,month,2024-03-01,2024-04-01\n");
        await workspace.LoadAsync("invoices.csv", "invoice_id,customer_id,issued_at,total,currency\ni1,c1,2024-03-01,100,EUR\ni2,c2,2024-03-01,50,EUR\n");
        var report = await workspace.LoadAsync("payments.csv", Payments + """
            p1,i1,c1,2024-03-02,succeeded,100,EUR
            r1,i1,c1,2024-03-03,refunded,60,EUR
            r2,i1,c1,2024-03-04,refunded,-60,EUR
            r3,i1,c1,2024-03-05,refunded,60,USD
            p2,,c2,2024-03-02,succeeded,50,EUR
            r4,,c2,2024-03-04,refunded,51,EUR
            r5,,c3,2024-03-04,refunded,20,EUR
            r6,i2,c2,2024-03-04,refunded,50,EUR

            """);
        (report.Accepted, report.Quarantined).ShouldBe((8L, 0L), report.Message);
        (await workspace.Warehouse.RefreshAsync(null, Workspace.Cancel)).Failures.ShouldBeEmpty();
        workspace.Rows("select table_name, line, column_name, rule, value::decimal(9, 2) from core.quarantine order by line")
            .ShouldBe(["payments|4|amount|refund_above_payment|-60", "payments|7|amount|refund_above_payment|51", "payments|8|amount|refund_above_payment|20"]);
        // 100 less 60 came in for one, 50 for the other; on i2 nothing came, so nothing went back.
        workspace.Rows(CashOfMarch).ShouldBe(["p1|100", "p2|50", "r1|-60", "r6|0"]);
        QuarantineRules.Say("refund_above_payment", "amount", "51", CultureInfo.GetCultureInfo("en"))
            .ShouldBe("With this refund of 51 more goes back than was ever paid on its invoice or by its customer; load the missing payments, or mend the amount.");

        await workspace.LoadAsync("more.csv", Payments + "p3,i1,c1,2024-03-01,succeeded,20,EUR\nr4,,c2,2024-03-04,refunded,5,EUR\np4,,c3,2024-03-03,succeeded,20,EUR\n");
        await workspace.Warehouse.RefreshAsync(null, Workspace.Cancel);
        workspace.Rows("select count(*) from core.quarantine").ShouldBe(["0"]);
    }

    [Fact]
    public async Task A_payment_without_an_invoice_is_taken()
    {
        await using var workspace = await Workspace.OpenAsync();
        await workspace.LoadAsync("customers.csv", "customer_id,name,currency\nc1,Eva,EUR\n");
        var report = await workspace.LoadAsync("payments.csv", Payments + "p1,,c1,2024-03-02,succeeded,10,EUR\np2,i9,c1,2024-03-02,succeeded,20,EUR\np3,i9,c9,2024-03-02,succeeded,20,EUR\n");
        (report.Accepted, report.Quarantined).ShouldBe((3L, 0L));
        (await workspace.Warehouse.RefreshAsync(null, Workspace.Cancel)).Failures.ShouldBeEmpty();
        workspace.Rows("select count(*) from core.quarantine").ShouldBe(["0"]);
        workspace.Rows("select table_name, line, column_name, value from core.orphans").ShouldBe(["payments|4|customer_id|c9"]);
    }
}
