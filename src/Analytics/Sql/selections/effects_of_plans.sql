-- What exchange rates do to the selected MRR
select e.customer_key, e.month, e.amount
from mart.exchange_effects as e
join selected_attributes as c using (customer_key)
join selected_plans as p on p.plan_key is not distinct from e.plan_key
where c.groups & p.groups <> 0
