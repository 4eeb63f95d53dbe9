-- Terms of subscriptions
-- definition: The terms in force from a day to the day before valid_to, with the discount of readings S11 to S13: the day
--             from which it no longer counts is discount_until (the day of the grant where it never counts).
--             full_mrr is the MRR of the terms, discounted_mrr while the discount counts (readings S4, S14).
-- grain:      subscription, valid_from
with

-- The last event of a day counts (reading S5).
given as (
    select
        e.subscription_key,
        s.customer_key,
        s.currency,
        e.day as valid_from,
        coalesce(e.next_day, s.ends_on) as valid_to,
        coalesce(s.trial_ends_on, s.starts_on) as trial_ends_on,
        if(e.as_at_start, s.plan_key, e.plan_key) as plan_key,
        e.quantity,
        e.unit_amount,
        if(e.as_at_start, s.interval, e.interval) as interval,
        if(e.as_at_start, s.interval_count, e.interval_count) as interval_count,
        if(e.as_at_start, s.discount_percent, e.discount_percent) as discount_percent,
        if(e.as_at_start, s.discount_amount, e.discount_amount) as discount_amount,
        if(e.as_at_start, coalesce(s.discount_ends_on, never()), e.discount_ends_on) as discount_ends_on,
        if(e.as_at_start, s.starts_on, e.granted_on) as discount_granted_on,
        e.next_day is null as is_last,
        e.load_id,
        e.line
    from core.subscription_events as e
    join core.subscriptions as s using (subscription_key)
    where e.day is distinct from e.next_day and e.day < s.ends_on
),

periods as (
    select
        *,
        discount_percent > 0 or discount_amount > 0 as has_discount,
        has_discount and discount_ends_on < never() as is_limited
    from given
),

-- Reading S11: the interval in force on the day on which the first billing interval starts.
first_intervals as (
    select
        l.subscription_key,
        l.valid_from,
        after_intervals(greatest(l.discount_granted_on, l.trial_ends_on), b.interval, b.interval_count) as ends_on,
        is_annual(b.interval, b.interval_count) as annual
    from periods as l
    join periods as b
        on b.subscription_key = l.subscription_key
        and b.valid_from <= greatest(l.discount_granted_on, l.trial_ends_on)
        and greatest(l.discount_granted_on, l.trial_ends_on) < b.valid_to
    where l.is_limited
),

dated as (
    select *, if(has_discount, never(), discount_granted_on) as discount_until
    from periods
    where not is_limited
    union all by name
    select
        p.*,
        case
            when f.ends_on is null then p.discount_granted_on
            when p.discount_ends_on > f.ends_on
                then if(getvariable('policy_limited_discount') = 'deduct', p.discount_ends_on, p.discount_granted_on)
            when getvariable('policy_one_time_discount') = 'always'
                or (getvariable('policy_one_time_discount') = 'annual' and f.annual) then f.ends_on
            else p.discount_granted_on
        end as discount_until
    from periods as p
    left join first_intervals as f using (subscription_key, valid_from)
    where p.is_limited
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
        * exclude (discount_ends_on, has_discount, is_limited),
        case
            when not has_discount then full_mrr
            when is_small(unit_amount, quantity, discount_percent) and discount_amount < 1000000
                then small_mrr_of(unit_amount, quantity, discount_percent, discount_amount, interval, interval_count)
            else mrr_of(unit_amount, quantity, discount_percent, discount_amount, interval, interval_count)
        end as discounted_mrr
    from priced
)

select * from final
