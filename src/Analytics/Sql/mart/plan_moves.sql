-- Moves of customers within a plan or a product
-- definition: The same movements seen through a filter that can change: what leaves one value and enters another on one day
--             within one customer is transferred and no movement (reading S31, mart.mixed_plan_moves).
-- grain:      dimension, value, customer, day, movement
-- materialized: view
select 'plan' as dimension, p.plan_id as value, m.customer_key, m.day, m.month, m.movement, m.subtype, m.amount
from mart.movements as m
left join core.plans as p using (plan_key)
where not m.several_plans
union all
select 'product', p.product, m.customer_key, m.day, m.month, m.movement, m.subtype, m.amount
from mart.movements as m
left join core.plans as p using (plan_key)
where not m.several_plans
union all
select dimension, value, customer_key, day, month, movement, subtype, amount
from mart.mixed_plan_moves
