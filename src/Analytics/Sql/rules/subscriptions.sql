-- Which rows of subscriptions cannot be used, and by which rule
-- definition: Judged once, when a row comes in, from the row alone; staging.subscriptions then carries the answer. standing is
--             'not judged' until then.
-- grain:      one row of a file
with

given as (
    select
        load_id,
        line,
        held_by as standing,
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
        local_time(discount_ends_at_given) as discount_ends_at,
        currency_code(currency_given) as currency,
        interval_unit(interval_given) as interval,
        intervals(interval_given, interval_count_given) as interval_count,
        local_time(started_at_given) as started_at,
        local_time(trial_ends_at_given) as trial_ends_at,
        local_time(cancel_requested_at_given) as cancel_requested_at,
        local_time(ended_at_given) as ended_at,
        local_date(term_starts_at_given) as term_starts_at,
        local_date(term_ends_at_given) as term_ends_at,
        yes_or_no(auto_renew_given) as auto_renew,
        whole_number(notice_days_given) as notice_days
    from given
),

judged as (
    select
        *,
        case
            when subscription_id is null then 'missing subscription_id'
            when customer_id is null then 'missing customer_id'
            when started_at_given is null then 'missing started_at'
            when status not in ('trialing', 'active', 'past_due', 'paused', 'canceled') then 'unknown_value status'
            when quantity is null and quantity_given is not null then 'bad_number quantity'
            when unit_amount is null and unit_amount_given is not null then 'bad_number unit_amount'
            when discount_percent is null and discount_percent_given is not null then 'bad_number discount_percent'
            when discount_amount is null and discount_amount_given is not null then 'bad_number discount_amount'
            when discount_ends_at is null and discount_ends_at_given is not null then 'bad_date discount_ends_at'
            when currency is null and currency_given is not null then 'unknown_currency currency'
            when interval is null and interval_given is not null then 'unknown_interval interval'
            when interval_count is null and interval_count_given is not null then 'bad_number interval_count'
            when started_at is null and started_at_given is not null then 'bad_date started_at'
            when trial_ends_at is null and trial_ends_at_given is not null then 'bad_date trial_ends_at'
            when cancel_requested_at is null and cancel_requested_at_given is not null then 'bad_date cancel_requested_at'
            when ended_at is null and ended_at_given is not null then 'bad_date ended_at'
            when term_starts_at is null and term_starts_at_given is not null then 'bad_date term_starts_at'
            when term_ends_at is null and term_ends_at_given is not null then 'bad_date term_ends_at'
            when auto_renew is null and auto_renew_given is not null then 'bad_yes_no auto_renew'
            when notice_days is null and notice_days_given is not null then 'bad_number notice_days'
            when interval_count < 1 then 'below_one interval_count'
            when quantity < 0 then 'negative quantity'
            when unit_amount < 0 then 'negative unit_amount'
            when discount_percent < 0 or discount_percent > 100 then 'out_of_range discount_percent'
            when discount_amount < 0 then 'negative discount_amount'
            when ended_at::date < started_at::date then 'end_before_start ended_at'
            when status = 'canceled' and ended_at is null and cancel_requested_at is null and term_ends_at is null then 'canceled_without_date status'
        end as problem
    from typed
),

final as (
    select
        load_id,
        line,
        standing,
        split_part(problem, ' ', 1) as reason,
        split_part(problem, ' ', 2) as reason_column,
        case split_part(problem, ' ', 2)
            when 'status' then status
            when 'quantity' then quantity_given
            when 'unit_amount' then unit_amount_given
            when 'discount_percent' then discount_percent_given
            when 'discount_amount' then discount_amount_given
            when 'discount_ends_at' then discount_ends_at_given
            when 'currency' then currency_given
            when 'interval' then interval_given
            when 'interval_count' then interval_count_given
            when 'started_at' then started_at_given
            when 'trial_ends_at' then trial_ends_at_given
            when 'cancel_requested_at' then cancel_requested_at_given
            when 'ended_at' then ended_at_given
            when 'term_starts_at' then term_starts_at_given
            when 'term_ends_at' then term_ends_at_given
            when 'auto_renew' then auto_renew_given
            when 'notice_days' then notice_days_given
        end as reason_value
    from judged
)

select * from final
