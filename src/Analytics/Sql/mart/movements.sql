-- Movements
-- definition: What moved a customer's MRR, one vocabulary (metrics.md, section 2), signed, in the reporting currency at the
--             opening rate of the month, netted as the policy says. Exchange-rate effects are in mart.bridges. plan_key is the
--             plan that moved; where several_plans is true, mart.plan_moves takes the movement apart.
-- grain:      customer, day, movement
with

moves as (
    select * from mart.customer_moves
    where by_month = (getvariable('policy_netting') = 'month')
),

classified as (
    select c.customer_key, c.day, c.month, c.movement, s.subtype, c.change as amount, c.several_plans, c.plan_key
    from moves as c
    left join mart.subtypes as s using (customer_key, day)
    where c.movement is not null
),

pause_flows as (
    select
        m.customer_key, m.day, m.month, m.pause_movement as movement, null as subtype,
        sum(valued(m.pause_flow, r.rate)) as amount,
        any_value(c.several_plans) as several_plans,
        any_value(c.plan_key) as plan_key
    from mart.service_moves as m
    join moves as c using (by_month, customer_key, day)
    join core.rates as r on r.currency = m.currency and r.month = (m.month - interval 1 month)::date
    where m.pause_flow <> 0
    group by m.customer_key, m.day, m.month, m.pause_movement
),

final as (
    from classified
    union all by name
    from pause_flows
)

select * from final
-- The rows of one customer stand together: its page reads a part of the table only.
order by customer_key, day
