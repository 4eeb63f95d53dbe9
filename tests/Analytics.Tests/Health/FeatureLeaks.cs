using System.Data.Common;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Health;

/// <summary>How files looked on a day, and columns that would have known better.</summary>
internal static class FeatureLeaks
{
    // Rows are gone, dates that came later are blank, a status is what it was.
    private static readonly string[] Cut =
    [
        "delete from raw.subscriptions where started_at[:10] > $day",
        """
        update raw.subscriptions set
            ended_at = if(ended_at[:10] <= $day, ended_at, null),
            cancel_requested_at = if(cancel_requested_at[:10] <= $day, cancel_requested_at, null),
            cancel_reason = if(least(ended_at, cancel_requested_at)[:10] <= $day, cancel_reason, null),
            status = case
                when ended_at[:10] <= $day then 'canceled'
                when status = 'paused' and subscription_id in (select subscription_id from raw.subscription_changes where status = 'paused') then 'active'
                when ended_at is null and status <> 'past_due' then status
                else 'active'
            end,
            term_ends_at = if(ended_at is null and cancel_requested_at[:10] <= $day, term_ends_at, null),
            term_starts_at = null, auto_renew = null, payment_method = null
        """,
        "delete from raw.subscription_changes where changed_at[:10] > $day",
        "delete from raw.invoices where issued_at[:10] > $day",
        """
        update raw.invoices set
            paid_at = if(paid_at[:10] <= $day, paid_at, null),
            voided_at = if(voided_at[:10] <= $day, voided_at, null),
            amount_paid = if(paid_at[:10] <= $day, amount_paid, null),
            status = case
                when status = 'draft' or (status = 'void' and voided_at is null) or (status = 'paid' and paid_at is null) then status
                when voided_at[:10] <= $day then 'void'
                when paid_at[:10] <= $day then 'paid'
                else 'open'
            end
        """,
        "delete from raw.invoice_lines where invoice_id not in (select invoice_id from raw.invoices)",
        "delete from raw.payments where attempted_at[:10] > $day",
        "delete from raw.survey_responses where coalesce(sent_at, responded_at)[:10] > $day",
        "update raw.survey_responses set score = null, comment = null, responded_at = null where responded_at[:10] > $day",
        "delete from raw.usage_daily where date > $day",
        "delete from raw.support_tickets where opened_at[:10] > $day",
        "update raw.support_tickets set solved_at = null, satisfaction = null where solved_at[:10] > $day",
        "update raw.support_tickets set first_response_at = null where first_response_at[:10] > $day",
        "delete from raw.interactions where happened_at[:10] > $day",
        "update raw.onboarding set completed_at = null where completed_at[:10] > $day",
        "delete from raw.retainer_periods where period_start > $day",
        "update raw.retainer_periods set hours_used = '0' where period_end > $day",
        "delete from raw.fx_rates where date > $day",
    ];

    /// <summary>What a careless feature would read; each gives customer_id and a value.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["status"] = "select customer_id, max(status) from staging.subscriptions group by customer_id",
        ["reason"] = "select customer_id, max(cancel_reason) from staging.subscriptions group by customer_id",
        ["end"] = "select customer_id, max(ended_at) from staging.subscriptions group by customer_id",
        ["renewal"] = "select customer_id, max(term_ends_at) from staging.subscriptions group by customer_id",
        ["contract"] = "select customer_id, sum(quantity) from mart.ledger where valid_to is null group by customer_id",
        ["unpaid"] = "select customer_id, count(*) filter (status <> 'paid') from staging.invoices group by customer_id",
        ["solved"] = "select customer_id, count(solved_at) from staging.support_tickets group by customer_id",
        ["answered"] = "select customer_id, count(score) from staging.survey_responses group by customer_id",
        ["completed"] = "select customer_id, count(completed_at) from staging.onboarding group by customer_id",
        ["used"] = "select customer_id, max(date) from staging.usage_daily group by customer_id",
        ["talked"] = "select customer_id, max(happened_at) from staging.interactions group by customer_id",
    };

    /// <summary>Takes back what happened after a day in <c>raw.*</c>.</summary>
    public static int CutTo(DbConnection connection, DateOnly day) =>
        Cut.Sum(statement => connection.Execute(statement.Replace("$day", $"'{day:yyyy-MM-dd}'", StringComparison.Ordinal)));
}
