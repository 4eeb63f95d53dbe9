-- Contracts that recur, typed: the terms at started_at (reading S7). Grain: one row per subscription and load.
-- reason is null for a row that can be used; otherwise it names the rule of Sql/rules that holds the row in quarantine.
select
    load_id, line,
    held_by as reason,
    held_column as reason_column,
    held_value as reason_value,
    coalesce(terms_are, 'at_start') as terms_are,
    subscription_id, customer_id, plan_id,
    replace(lower(status), 'cancelled', 'canceled') as status,
    amount_of(quantity) as quantity,
    amount_of(unit_amount) as unit_amount,
    amount_of(discount_percent) as discount_percent,
    amount_of(discount_amount) as discount_amount,
    passed_time(discount_ends_at) as discount_ends_at,
    currency_code(currency) as currency,
    interval_unit(lower(interval)) as interval,
    intervals(lower(interval), interval_count) as interval_count,
    passed_time(started_at) as started_at,
    passed_time(trial_ends_at) as trial_ends_at,
    passed_time(cancel_requested_at) as cancel_requested_at,
    passed_time(ended_at) as ended_at,
    lower(cancel_reason) as cancel_reason,
    passed_date(term_starts_at) as term_starts_at,
    passed_date(term_ends_at) as term_ends_at,
    yes_or_no(auto_renew) as auto_renew,
    whole_number(notice_days) as notice_days,
    lower(payment_method) as payment_method
from raw.subscriptions
where superseded_by is null
