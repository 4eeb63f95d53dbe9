using System.Globalization;
using System.Text.RegularExpressions;
using Retention.Analytics.Warehousing;

namespace Retention.Ingest.Tests;

/// <summary>Rows that cannot be used: each waits under its rule, with column and value.</summary>
public sealed partial class BadRows
{
    public static TheoryData<string, string, string> Subscriptions => new()
    {
        { "s1,c1,active,-1,10,USD,month,2024-01-01,", "negative|quantity|-1", "quantity is -1, and it cannot be negative." },
        { "s1,c1,active,1,10,USD,month,2024-01-02,2024-01-01", "end_before_start|ended_at|2024-01-01", "ended_at (2024-01-01) lies before the start." },
        { "s1,c1,active,1,10,USD,1-Year-ish,2024-01-01,", "unknown_interval|interval|1-year-ish", "The billing interval \"1-year-ish\" is not known; it takes day, week, month, quarter or year." },
        { "s1,c1,active,1,10,DOL,month,2024-01-01,", "unknown_currency|currency|DOL", "currency is \"DOL\", which is not an ISO 4217 currency." },
        { "s1,c1,running,1,10,USD,month,2024-01-01,", "unknown_value|status|running", "status is \"running\", a word that is not known here; map it to a known one." },
        { "s1,c1,canceled,1,10,USD,month,2024-01-01,", "canceled_without_date|status|canceled", "The status is canceled, and no date says when it was asked for or ends." },
        { "s1,,active,1,10,USD,month,2024-01-01,", "missing|customer_id|-", "customer_id is required and is blank." },
        { "s1,c1,active,two,10,USD,month,2024-01-01,", "bad_number|quantity|two", "quantity is \"two\", which is not a number." },
        { "s1,c1,active,1,10,USD,month,soon,", "bad_date|started_at|soon", "started_at is \"soon\", which is not a date; write it as YYYY-MM-DD." },
        { "s1,c1,active,1,10,USD,month,2024-02-30,", "bad_date|started_at|2024-02-30", "started_at is \"2024-02-30\", which is not a date; write it as YYYY-MM-DD." },
        { "s1,c1,active,1,10,USD,month,25/12/2024,", "bad_date|started_at|25/12/2024", "started_at is \"25/12/2024\", which is not a date; write it as YYYY-MM-DD." },
        { "s1,c1,active,1,10,USD,month,2024-03-1T,", "bad_date|started_at|2024-03-1T", "started_at is \"2024-03-1T\", which is not a date; write it as YYYY-MM-DD." },
    };

    [Theory]
    [MemberData(nameof(Subscriptions))]
    public async Task A_row_that_cannot_be_used_waits_under_its_rule(string row, string finding, string sentence)
    {
        await using var workspace = await Workspace.OpenAsync();
        var report = await workspace.LoadAsync("subscriptions.csv", Workspace.Subscriptions + "s0,c0,active,1,10,USD,month,2024-01-01,2024-01-01\n" + row + "\n");
        (report.Status, report.Rows, report.Accepted, report.Quarantined).ShouldBe((LoadStatus.Loaded, 2L, 1L, 1L), report.Message);
        workspace.Rows("select reason, reason_column, reason_value from staging.subscriptions where line = 3").ShouldBe([finding]);
        var parts = finding.Split('|');
        QuarantineRules.Say(parts[0], parts[1], parts[2] == "-" ? null : parts[2], CultureInfo.GetCultureInfo("en")).ShouldBe(sentence);
    }

    [Fact]
    public async Task Rules_of_the_other_tables()
    {
        await using var workspace = await Workspace.OpenAsync();
        await workspace.LoadAsync("rates.csv", "date,base,quote,rate\n2024-01-31,EUR,USD,0\n2024-01-31,EUR,USD,1.1\n");
        workspace.Rows("select line, reason from staging.fx_rates order by line").ShouldBe(["2|rate_not_positive", "3|-"]);
        await workspace.LoadAsync("lines.csv", "invoice_line_id,invoice_id,kind,amount,period_start,period_end\nl1,i1,recurring,5,,2024-01-01\nl2,i1,recurring,5,2024-02-01,2024-01-01\nl3,i1,setup,5,,\nl4,i1,gift,5,,\n");
        workspace.Rows("select line, reason, reason_column from staging.invoice_lines order by line")
            .ShouldBe(["2|recurring_without_period|period_start", "3|end_before_start|period_end", "4|-|-", "5|unknown_value|kind"]);
        await workspace.LoadAsync("nps.csv", "response_id,customer_id,contact,survey,scale_max,score,sent_at,responded_at\nr1,c1,a@x,nps,,11,,2024-01-01\nr2,c1,a@x,nps,,0,,2024-01-01\nr3,c1,a@x,csat,5,0,,2024-01-01\nr4,c1,a@x,nps,,,2024-01-01,\nr5,c1,a@x,nps,,,,\n");
        workspace.Rows("select line, reason, reason_column from staging.survey_responses order by line")
            .ShouldBe(["2|out_of_scale|score", "3|-|-", "4|out_of_scale|score", "5|-|-", "6|missing|sent_at"]);
        await workspace.LoadAsync("plans.csv", "plan_id,name,interval,interval_count,unit_amount\np1,Pro,half-year,,60\np2,Pro,month,0,5\np3,Pro,month,1.5,5\n");
        workspace.Rows("select plan_id, interval, interval_count, reason, reason_column from staging.plans order by line")
            .ShouldBe(["p1|month|6|-|-", "p2|month|0|below_one|interval_count", "p3|month|-|bad_number|interval_count"]);
    }

    [Fact]
    public void Every_rule_of_the_book_has_its_sentence_in_both_languages()
    {
        var rules = SqlBook.Current.In("rules").SelectMany(p => StagingRule().Matches(p.Sql).Select(m => m.Groups[1].Value))
            .Concat(SqlBook.Current.In("core").Where(p => p.Name.EndsWith("_judged", StringComparison.Ordinal)).SelectMany(p => CoreRule().Matches(p.Sql).Select(m => m.Groups[1].Value)))
            .Distinct().ToList();
        rules.Count.ShouldBeGreaterThan(15);
        rules.Except(QuarantineRules.All).ShouldBeEmpty();
        foreach (var rule in QuarantineRules.All.Concat(["missing"]))
        {
            QuarantineRules.Say(rule, "c", "v", CultureInfo.GetCultureInfo("es")).ShouldNotBe(QuarantineRules.Say(rule, "c", "v", CultureInfo.GetCultureInfo("en")), rule);
        }
    }

    [GeneratedRegex(@"then '([a-z_]+) [a-z_]+'")]
    private static partial Regex StagingRule();

    [GeneratedRegex(@"(?:is null|<> c\.currency|core\.currencies\)) then '([a-z_]+)'")]
    private static partial Regex CoreRule();
}
