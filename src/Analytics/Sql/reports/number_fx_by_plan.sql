-- Customers behind the exchange-rate row of a plan or a product
-- parameters: month, by (plan, product), value
-- definition: What exchange rates did to a customer's MRR on the plan or the product.
-- source:     mart.exchange_effects, core.plans
select
    effects.customer_key,
    sum(effects.amount) as amount,
    null::date as day,
    null::varchar as movement,
    null::varchar as subtype
from mart.exchange_effects as effects
left join core.plans as plans on plans.plan_id = effects.plan_id
where effects.month = $month
    and coalesce(if($by = 'product', plans.product, effects.plan_id), '(none)') = $value
group by effects.customer_key
