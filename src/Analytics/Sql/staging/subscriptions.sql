-- Contracts that recur, typed: the terms at started_at (reading S7). Grain: one row per subscription and load.
-- reason is null for a row that can be used; otherwise it names the rule of Sql/rules that holds the row in quarantine.
with

given as (
    select
        load_id,
        line,
        held_by,
        held_column,
        held_value,
        terms_are,
        subscription_id,
        customer_id,
        plan_id,
        replace(lower(status), 'cancelled', 'canceled') as status,
        quantity as quantity_given,
        unit_amount as unit_amount_given,
        discount_percent as discount_percent_given,
        discount_amount as discount_amount_given,
        discount_ends_at as discount_ends_at_given,
        currency as currency_given,
        lower(interval) as interval_given,
        interval_count as interval_count_given,
        started_at as started_at_given,
        trial_ends_at as trial_ends_at_given,
        cancel_requested_at as cancel_requested_at_given,
        ended_at as ended_at_given,
        lower(cancel_reason) as cancel_reason,
        term_starts_at as term_starts_at_given,
        term_ends_at as term_ends_at_given,
        auto_renew as auto_renew_given,
        notice_days as notice_days_given,
        lower(payment_method) as payment_method
    from raw.subscriptions
    where superseded_by is null
),

typed as (
    select
        *,
        amount_of(quantity_given) as quantity,
        amount_of(unit_amount_given) as unit_amount,
        amount_of(discount_percent_given) as discount_percent,
        amount_of(discount_amount_given) as discount_amount,
        passed_time(discount_ends_at_given) as discount_ends_at,
        currency_code(currency_given) as currency,
        interval_unit(if(interval_given = 'half-year', 'month', interval_given)) as interval,
        case interval_given
            when 'half-year' then 6 * coalesce(whole_number(interval_count_given), 1)
            else whole_number(interval_count_given)
        end as interval_count,
        passed_time(started_at_given) as started_at,
        passed_time(trial_ends_at_given) as trial_ends_at,
        passed_time(cancel_requested_at_given) as cancel_requested_at,
        passed_time(ended_at_given) as ended_at,
        passed_date(term_starts_at_given) as term_starts_at,
        passed_date(term_ends_at_given) as term_ends_at,
        yes_or_no(auto_renew_given) as auto_renew,
        whole_number(notice_days_given) as notice_days
    from given
),

final as (
    select
        load_id,
        line,
        held_by as reason,
        held_column as reason_column,
        held_value as reason_value,
        coalesce(terms_are, 'at_start') as terms_are,
        subscription_id, customer_id, plan_id, status, quantity, unit_amount, discount_percent,
        discount_amount, discount_ends_at, currency, interval, interval_count, started_at,
        trial_ends_at, cancel_requested_at, ended_at, cancel_reason, term_starts_at, term_ends_at,
        auto_renew, notice_days, payment_method
    from typed
)

select * from final
