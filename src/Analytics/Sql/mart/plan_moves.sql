-- Moves of customers within a plan or a product
-- definition: The same movements seen through a filter that can change: MRR that leaves one value and enters another on one
--             day within one customer is transferred, up to the smaller of the two; only the rest is a movement (reading
--             S31). Transfers sum to 0 over all values.
-- grain:      dimension, value, customer, day, movement
with

sides as (
    select customer_key, day, month, rate, before.terms.plan_id as plan_id, -(mrr_before + paused_before) as held, -mrr_before as paid,
        if(paused_before > paused_after, pause_flow, 0)::decimal(18, 8) as pause_flow, pause_movement
    from mart.service_moves
    where netting = getvariable('policy_netting') and mrr_before + paused_before > 0
    union all
    select customer_key, day, month, rate, after.terms.plan_id, mrr_after + paused_after, mrr_after,
        if(paused_before < paused_after, pause_flow, 0)::decimal(18, 8), pause_movement
    from mart.service_moves
    where netting = getvariable('policy_netting') and mrr_after + paused_after > 0
),

valued as (
    select 'plan' as dimension, s.plan_id as value, s.* exclude (plan_id)
    from sides as s
    union all
    select 'product', p.product, s.* exclude (plan_id)
    from sides as s
    left join core.plans as p using (plan_id)
),

netted as (
    select
        dimension,
        value,
        customer_key,
        day,
        any_value(month) as month,
        sum(valued(held, rate)) as change,
        sum(paid) as paid_change,
        sum(valued(pause_flow, rate)) as pause_flow,
        max(pause_movement) filter (pause_flow <> 0) as pause_movement
    from valued
    group by dimension, value, customer_key, day
),

shared as (
    select
        *,
        sum(greatest(change, 0)) over place as entering,
        sum(greatest(-change, 0)) over place as leaving,
        sum(greatest(change, 0)) over in_turn as entered_so_far,
        sum(greatest(-change, 0)) over in_turn as left_so_far
    from netted
    window
        place as (partition by dimension, customer_key, day),
        in_turn as (partition by dimension, customer_key, day order by abs(change) desc, value rows unbounded preceding)
),

transferred as (
    select
        * exclude (entering, leaving, entered_so_far, left_so_far),
        least(entering, leaving) as both_ways,
        case
            when change > 0 then least(entered_so_far, both_ways) - least(entered_so_far - change, both_ways)
            when change < 0 then least(left_so_far + change, both_ways) - least(left_so_far, both_ways)
            else 0
        end as transfer
    from shared
),

final as (
    select dimension, value, customer_key, day, month, 'transferred' as movement, null as subtype, transfer as amount
    from transferred
    where transfer <> 0
    union all
    select t.dimension, t.value, t.customer_key, t.day, t.month, c.movement, s.subtype, t.change - t.transfer
    from transferred as t
    join mart.customer_moves as c on c.netting = getvariable('policy_netting') and c.customer_key = t.customer_key and c.day = t.day
    left join mart.subtypes as s on s.netting = c.netting and s.customer_key = c.customer_key and s.day = c.day
    where t.change <> t.transfer
    union all
    select dimension, value, customer_key, day, month, pause_movement, null, pause_flow
    from transferred
    where pause_flow <> 0
)

select * from final
