-- Facts of the selected MRR
-- definition: Its movements, and the changes of what is paid for it. value is the plan, or the product.
-- grain:      none: rows are to be summed
-- parameters: selected_dimension (plan, product)
with

sides as (
    select customer_key, day, month, currency, plan_before as plan_key, -mrr_before as own
    from mart.service_moves
    where not by_month and mrr_before > 0
    union all
    select customer_key, day, month, currency, plan_after, mrr_after
    from mart.service_moves
    where not by_month and mrr_after > 0
)

select s.customer_key, if($selected_dimension = 'plan', p.plan_id, p.product) as value, s.day, s.month, 'paid' as kind, s.currency::varchar as service_currency, 0 as amount, s.own
from sides as s
join selected_attributes as c using (customer_key)
join selected_plans as p on p.plan_key is not distinct from s.plan_key
where c.groups & p.groups <> 0
union all
select customer_key, value, day, month, movement::varchar, null, amount, 0
from monthly_moves
