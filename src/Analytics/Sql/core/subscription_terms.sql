-- Terms of subscriptions
-- definition: The terms in force from a day to the day before valid_to, with the discount of readings S11 to S13: the day
--             from which it no longer counts is discount_until (the day of the grant where it never counts).
--             full_mrr is the MRR of the terms, discounted_mrr while the discount counts (readings S4, S14).
-- grain:      subscription, valid_from
with

-- The last event of a day counts (reading S5).
periods as (
    select
        e.* exclude (seq, next_day),
        s.customer_key,
        s.currency,
        s.starts_on,
        s.trial_ends_on,
        coalesce(e.next_day, s.ends_on) as valid_to,
        e.next_day is null as is_last,
        greatest(e.granted_on, coalesce(s.trial_ends_on, e.granted_on)) as discounted_from
    from core.subscription_events as e
    join core.subscriptions as s using (subscription_key)
    where e.day is distinct from e.next_day and e.day < s.ends_on
),

limited as (
    select * from periods
    where discount_ends_on < never() and (discount_percent > 0 or discount_amount > 0)
),

-- Reading S11: the interval in force on the day on which the first billing interval starts.
first_intervals as (
    select
        l.subscription_key,
        l.day,
        after_intervals(l.discounted_from, b.interval, b.interval_count) as first_interval_ends_on,
        is_annual(b.interval, b.interval_count) as annual
    from limited as l
    join periods as b
        on b.subscription_key = l.subscription_key and b.day <= l.discounted_from and l.discounted_from < b.valid_to
),

dated as (
    select
        subscription_key,
        customer_key,
        currency,
        day as valid_from,
        valid_to,
        coalesce(trial_ends_on, starts_on) as trial_ends_on,
        plan_id,
        quantity,
        unit_amount,
        interval,
        interval_count,
        discount_percent,
        discount_amount,
        case
            when discount_percent = 0 and discount_amount = 0 then granted_on
            when discount_ends_on = never() then never()
            when first_interval_ends_on is null then granted_on
            when discount_ends_on > first_interval_ends_on
                then if(getvariable('policy_limited_discount') = 'deduct', discount_ends_on, granted_on)
            when getvariable('policy_one_time_discount') = 'always'
                or (getvariable('policy_one_time_discount') = 'annual' and annual) then first_interval_ends_on
            else granted_on
        end as discount_until,
        granted_on as discount_granted_on,
        is_last,
        load_id,
        line
    from periods as p
    left join first_intervals as f using (subscription_key, day)
),

priced as (
    select
        *,
        case
            when is_small(unit_amount, quantity, 0) then small_mrr_of(unit_amount, quantity, 0, 0, interval, interval_count)
            else mrr_of(unit_amount, quantity, 0::decimal(18, 8), 0::decimal(18, 8), interval, interval_count)
        end as full_mrr
    from dated
),

final as (
    select
        *,
        case
            when discount_percent = 0 and discount_amount = 0 then full_mrr
            when is_small(unit_amount, quantity, discount_percent) and discount_amount < 1000000
                then small_mrr_of(unit_amount, quantity, discount_percent, discount_amount, interval, interval_count)
            else mrr_of(unit_amount, quantity, discount_percent, discount_amount, interval, interval_count)
        end as discounted_mrr
    from priced
)

select * from final
