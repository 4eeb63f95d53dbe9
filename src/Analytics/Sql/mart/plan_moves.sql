-- Moves of customers within a plan or a product
-- definition: The same movements seen through a filter that can change: MRR that leaves one value and enters another on one
--             day within one customer is transferred, up to the smaller of the two; only the rest is a movement (reading
--             S31). Transfers sum to 0 over all values.
-- grain:      dimension, value, customer, day, movement
with

sides as (
    select customer_key, day, month, rate, before.terms.plan_id as plan_id, -(mrr_before + paused_before) as held,
        if(paused_before > paused_after, pause_flow, 0)::decimal(18, 8) as pause_flow, pause_movement
    from mart.service_moves
    where netting = getvariable('policy_netting') and mrr_before + paused_before > 0
    union all
    select customer_key, day, month, rate, after.terms.plan_id, mrr_after + paused_after,
        if(paused_before < paused_after, pause_flow, 0)::decimal(18, 8), pause_movement
    from mart.service_moves
    where netting = getvariable('policy_netting') and mrr_after + paused_after > 0
),

by_plan as (
    select
        customer_key,
        day,
        plan_id,
        any_value(month) as month,
        sum(valued(held, rate)) as change,
        sum(valued(pause_flow, rate)) as pause_flow,
        max(pause_movement) filter (pause_flow <> 0) as pause_movement
    from sides
    group by customer_key, day, plan_id
),

netted as (
    select b.* exclude (plan_id), 'plan' as dimension, b.plan_id as value
    from by_plan as b
    union all by name
    select
        b.customer_key,
        b.day,
        any_value(b.month) as month,
        sum(b.change) as change,
        sum(b.pause_flow) as pause_flow,
        max(b.pause_movement) as pause_movement,
        'product' as dimension,
        p.product as value
    from by_plan as b
    left join core.plans as p using (plan_id)
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
    select c.customer_key, c.day, c.movement, s.subtype
    from mart.customer_moves as c
    left join mart.subtypes as s using (netting, customer_key, day)
    where c.netting = getvariable('policy_netting')
),

final as (
    select dimension, value, customer_key, day, month, 'transferred' as movement, null as subtype, amount
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
