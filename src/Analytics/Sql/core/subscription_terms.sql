-- Terms of subscriptions
-- definition: The terms in force from a day to the day before valid_to, with the discount of readings S11 to S13: the day
--             from which it no longer counts is discount_until (valid_from where it never counts).
-- grain:      subscription, valid_from
with

last_of_day as (
    select *
    from core.subscription_events
    qualify row_number() over (partition by subscription_key, day order by seq desc) = 1
),

periods as (
    select
        e.*,
        s.customer_key,
        s.trial_ends_on,
        lead(e.day, 1, s.ends_on) over (partition by e.subscription_key order by e.day) as valid_to,
        greatest(e.discount.granted_on, coalesce(s.trial_ends_on, e.discount.granted_on)) as discounted_from
    from last_of_day as e
    join core.subscriptions as s using (subscription_key)
    where e.day < s.ends_on
),

first_intervals as (
    select
        *,
        after_intervals(discounted_from, discount.interval, discount.interval_count) as first_interval_ends_on,
        is_annual(discount.interval, discount.interval_count) as annual
    from periods
),

final as (
    select
        subscription_key,
        customer_key,
        day as valid_from,
        valid_to,
        coalesce(trial_ends_on, day) as trial_ends_on,
        plan_id,
        quantity,
        unit_amount,
        interval,
        interval_count,
        discount.percent as discount_percent,
        discount.amount as discount_amount,
        case
            when discount.percent = 0 and discount.amount = 0 then day
            when discount.ends_on is null then never()
            when discount.ends_on > first_interval_ends_on
                then if(getvariable('policy_limited_discount') = 'deduct', discount.ends_on, day)
            when getvariable('policy_one_time_discount') = 'always'
                or (getvariable('policy_one_time_discount') = 'annual' and annual) then first_interval_ends_on
            else day
        end as discount_until,
        load_id,
        line
    from first_intervals
)

select * from final
