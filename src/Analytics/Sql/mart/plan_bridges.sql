-- MRR bridges by plan and by product
-- definition: The bridge of MRR seen through a filter that can change: opening + movements + transferred + fx = closing.
-- grain:      dimension (plan, product), value, month
with

sides as (
    select month, currency, plan_before as plan_key, -mrr_before as paid
    from mart.service_moves
    where not by_month and mrr_before > 0
    union all
    select month, currency, plan_after, mrr_after
    from mart.service_moves
    where not by_month and mrr_after > 0
),

by_plan as (
    select month, currency, plan_key, sum(paid) as paid
    from sides
    group by month, currency, plan_key
),

facts as (
    select 'plan' as dimension, p.plan_id as value, b.month, 'paid' as kind, b.currency as service_currency, 0 as amount, b.paid as own, 0 as n
    from by_plan as b
    left join core.plans as p using (plan_key)
    union all
    select 'product', p.product, b.month, 'paid', b.currency, 0, b.paid, 0
    from by_plan as b
    left join core.plans as p using (plan_key)
    union all
    select dimension, value, month, movement::varchar, null, sum(amount), 0, 0
    from mart.plan_moves
    group by dimension, value, month, movement
)

select * exclude (customers, opening_customers, churned_customers, new_customers) from bridges_of('facts')
