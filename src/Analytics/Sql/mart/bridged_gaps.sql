-- Late renewals
-- definition: Gaps in a customer's MRR of at most the grace in which nothing ran and, on a day at least, nothing was held
--             (readings S20 to S23). gap_to is the day of the return.
-- grain:      customer, gap_from
with

-- Who has one service only and paid on every day from the first to the last has no gap to look for.
whole as (
    select customer_key
    from mart.states
    where mrr > 0
    group by customer_key
    having min(service_key) = max(service_key) and sum(valid_to - valid_from) = max(valid_to) - min(valid_from)
),

paid as (
    select
        customer_key,
        valid_from as gap_to,
        max(valid_to) over (partition by customer_key order by valid_from rows between unbounded preceding and 1 preceding) as gap_from
    from mart.states
    anti join whole using (customer_key)
    where mrr > 0
),

gaps as (
    select customer_key, gap_from, gap_to
    from paid
    where gap_from < gap_to and gap_to - gap_from <= try_cast(getvariable('policy_reactivation_grace_days') as integer)
),

inside as (
    select
        g.customer_key,
        g.gap_from,
        s.state,
        s.paused_mrr,
        greatest(s.valid_from, g.gap_from) as held_from,
        least(s.valid_to, g.gap_to) as held_to
    from gaps as g
    join mart.states as s
        on s.customer_key = g.customer_key and s.valid_from < g.gap_to and s.valid_to > g.gap_from and s.valid_from < s.valid_to
),

ran_free as (
    select distinct customer_key, gap_from
    from inside
    where state = 'running'
),

-- The days of the gap that are covered by a pause: where all of them are, the customer had held MRR all the time.
held as (
    select customer_key, gap_from, held_from, held_to,
        max(held_to) over (partition by customer_key, gap_from order by held_from rows between unbounded preceding and 1 preceding) as held_before
    from inside
    where paused_mrr > 0
),

days_held as (
    select customer_key, gap_from, sum(greatest(0, held_to - greatest(held_from, coalesce(held_before, held_from)))) as days
    from held
    group by customer_key, gap_from
),

final as (
    select g.customer_key, g.gap_from, g.gap_to
    from gaps as g
    left join days_held as d using (customer_key, gap_from)
    where coalesce(d.days, 0) < g.gap_to - g.gap_from
        and not exists (select 1 from ran_free as r where r.customer_key = g.customer_key and r.gap_from = g.gap_from)
)

select * from final
