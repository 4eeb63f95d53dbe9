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
        blank(subscription_id) as subscription_id,
        blank(customer_id) as customer_id,
        blank(plan_id) as plan_id,
        replace(lower(blank(status)), 'cancelled', 'canceled') as status,
        blank(quantity) as quantity_given,
        blank(unit_amount) as unit_amount_given,
        blank(discount_percent) as discount_percent_given,
        blank(discount_amount) as discount_amount_given,
        blank(discount_ends_at) as discount_ends_at_given,
        blank(currency) as currency_given,
        lower(blank(interval)) as interval_given,
        blank(interval_count) as interval_count_given,
        blank(started_at) as started_at_given,
        blank(trial_ends_at) as trial_ends_at_given,
        blank(cancel_requested_at) as cancel_requested_at_given,
        blank(ended_at) as ended_at_given,
        lower(blank(cancel_reason)) as cancel_reason,
        blank(term_starts_at) as term_starts_at_given,
        blank(term_ends_at) as term_ends_at_given,
        blank(auto_renew) as auto_renew_given,
        blank(notice_days) as notice_days_given,
        lower(blank(payment_method)) as payment_method
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
        case interval_given
            when 'half-year' then 'month'
            else interval_given
        end as interval,
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
