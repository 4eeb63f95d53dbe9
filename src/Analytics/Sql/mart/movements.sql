-- Movements
-- definition: What moved a customer's MRR, one vocabulary (metrics.md, section 2), signed, in the reporting currency at the
--             opening rate of the month, netted as the policy says. Exchange-rate effects are in mart.bridges.
-- grain:      customer, day, movement
with

classified as (
    select c.customer_key, c.day, c.month, c.movement, s.subtype, c.change as amount
    from mart.customer_moves as c
    left join mart.subtypes as s using (netting, customer_key, day)
    where c.netting = getvariable('policy_netting') and c.movement is not null
),

pause_flows as (
    select customer_key, day, month, pause_movement as movement, null as subtype, sum(valued(pause_flow, rate)) as amount
    from mart.service_moves
    where netting = getvariable('policy_netting') and pause_flow <> 0
    group by customer_key, day, month, pause_movement
),

final as (
    select m.customer_key, c.customer_id, m.day, m.month, m.movement, m.subtype, m.amount
    from (from classified union all from pause_flows) as m
    join core.customers as c using (customer_key)
)

select * from final
