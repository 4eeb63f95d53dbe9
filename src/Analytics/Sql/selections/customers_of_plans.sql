-- Customers with selected MRR
-- definition: Who pays for a selected plan today or has paid for it. Revenue without a plan is read of them.
select distinct s.customer_key
from mart.service_states as s
join selected_attributes as c using (customer_key)
join selected_plans as p on p.plan_key is not distinct from s.plan_key
where c.groups & p.groups <> 0
