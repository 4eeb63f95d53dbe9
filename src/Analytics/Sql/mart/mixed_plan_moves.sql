-- Moves between plans and products
-- definition: The days on which a customer's MRR moved in more than one place, seen through the plan and the product: what
--             leaves one value and enters another within the customer is transferred, up to the smaller of the two; only the
--             rest is a movement (reading S31). Transfers sum to 0 over all values.
-- grain:      dimension, value, customer, day, movement
with

mixed as (
    select customer_key, day, movement
    from mart.customer_moves
    where several_plans and by_month = (getvariable('policy_netting') = 'month')
),

moves as (
    select
        m.customer_key, m.day, m.month, r.rate, r.whole, r.rest, m.pause_flow, m.pause_movement, m.plan_before, m.plan_after,
        m.mrr_before + m.paused_before as held_before,
        m.mrr_after + m.paused_after as held_after,
        m.paused_before > m.paused_after as pause_ends
    from mart.service_moves as m
    semi join mixed using (customer_key, day)
    join core.rates as r on r.currency = m.currency and r.month = (m.month - interval 1 month)::date
    where m.by_month = (getvariable('policy_netting') = 'month')
),

sides as (
    select customer_key, day, month, rate, whole, rest, plan_before as plan_key, -held_before as held,
        if(pause_ends, pause_flow, 0)::decimal(18, 8) as pause_flow, pause_movement
    from moves
    where held_before > 0
    union all
    select customer_key, day, month, rate, whole, rest, plan_after, held_after,
        if(pause_ends, 0, pause_flow)::decimal(18, 8), pause_movement
    from moves
    where held_after > 0
),

by_plan as (
    select
        customer_key, day, plan_key,
        any_value(month) as month,
        sum(valued_by_parts(held, rate, whole, rest)) as change,
        sum(valued_by_parts(pause_flow, rate, whole, rest)) as pause_flow,
        max(pause_movement) filter (pause_flow <> 0) as pause_movement
    from sides
    group by customer_key, day, plan_key
),

netted as (
    select b.* exclude (plan_key), 'plan' as dimension, p.plan_id as value
    from by_plan as b
    left join core.plans as p using (plan_key)
    union all by name
    select
        b.customer_key, b.day,
        any_value(b.month) as month,
        sum(b.change) as change,
        sum(b.pause_flow) as pause_flow,
        max(b.pause_movement) as pause_movement,
        'product' as dimension,
        p.product as value
    from by_plan as b
    left join core.plans as p using (plan_key)
    group by b.customer_key, b.day, p.product
),

-- Only where MRR leaves one value and enters another on one day can anything be transferred.
places as (
    select dimension, customer_key, day, sum(greatest(change, 0)) as entering, sum(greatest(-change, 0)) as leaving
    from netted
    group by dimension, customer_key, day
    having entering > 0 and leaving > 0
),

shared as (
    select
        n.*,
        least(p.entering, p.leaving) as both_ways,
        sum(abs(n.change)) over (
            partition by n.dimension, n.customer_key, n.day, n.change > 0 order by abs(n.change) desc, n.value rows unbounded preceding
        ) as so_far
    from netted as n
    join places as p using (dimension, customer_key, day)
    where n.change <> 0
),

transfers as (
    select
        dimension, value, customer_key, day, month,
        (least(so_far, both_ways) - least(so_far - abs(change), both_ways)) * if(change > 0, 1, -1) as amount
    from shared
),

rest as (
    select n.dimension, n.value, n.customer_key, n.day, n.month, n.change - coalesce(t.amount, 0) as amount
    from netted as n
    left join transfers as t
        on t.customer_key = n.customer_key and t.day = n.day and t.dimension = n.dimension and t.value is not distinct from n.value
    where n.change <> coalesce(t.amount, 0)
),

named as (
    select m.customer_key, m.day, m.movement, s.subtype
    from mixed as m
    left join mart.subtypes as s using (customer_key, day)
),

final as (
    select dimension, value, customer_key, day, month, movement_word('transferred') as movement, null as subtype, amount
    from transfers
    where amount <> 0
    union all
    select r.dimension, r.value, r.customer_key, r.day, r.month, n.movement, n.subtype, r.amount
    from rest as r
    join named as n using (customer_key, day)
    union all
    select dimension, value, customer_key, day, month, pause_movement, null, pause_flow
    from netted
    where pause_flow <> 0
)

select * from final
