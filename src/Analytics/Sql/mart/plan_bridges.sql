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

changes as (
    select 'plan' as dimension, p.plan_id as value, b.currency, b.month, b.paid
    from by_plan as b
    left join core.plans as p using (plan_key)
    union all
    select 'product', p.product, b.currency, b.month, b.paid
    from by_plan as b
    left join core.plans as p using (plan_key)
),

paid as (
    select c.dimension, c.value, c.currency, m.month, sum(c.paid) as own
    from changes as c
    join mart.months as m on c.month <= m.month
    group by all
),

balances as (
    select
        p.dimension,
        p.value,
        p.month,
        sum(valued(p.own, r.rate)) as closing,
        sum(valued(p.own, r.rate) - valued(p.own, before.rate)) as fx
    from paid as p
    join core.rates as r on r.currency = p.currency and r.month = p.month
    join core.rates as before on before.currency = p.currency and before.month = (p.month - interval 1 month)::date
    group by p.dimension, p.value, p.month
),

flows as (
    select
        dimension,
        value,
        month,
        sum(amount) filter (movement = 'new') as new,
        sum(amount) filter (movement = 'reactivation') as reactivation,
        sum(amount) filter (movement = 'expansion') as expansion,
        sum(amount) filter (movement = 'resumed') as resumed,
        sum(amount) filter (movement = 'contraction') as contraction,
        sum(amount) filter (movement = 'churn') as churn,
        sum(amount) filter (movement = 'paused') as paused,
        sum(amount) filter (movement = 'transferred') as transferred
    from mart.plan_moves
    group by dimension, value, month
),

final as (
    select
        b.dimension,
        b.value,
        b.month,
        coalesce(lag(b.closing) over (partition by b.dimension, b.value order by b.month), 0) as opening,
        coalesce(f.new, 0) as new,
        coalesce(f.reactivation, 0) as reactivation,
        coalesce(f.expansion, 0) as expansion,
        coalesce(f.resumed, 0) as resumed,
        coalesce(f.contraction, 0) as contraction,
        coalesce(f.churn, 0) as churn,
        coalesce(f.paused, 0) as paused,
        coalesce(f.transferred, 0) as transferred,
        b.fx,
        b.closing
    from balances as b
    left join flows as f on f.dimension = b.dimension and f.value is not distinct from b.value and f.month = b.month
)

select * from final
