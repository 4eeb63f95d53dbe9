-- Terms for the selected plans that came to their end
select n.customer_key, n.day, n.month, n.due, n.renewed
from mart.renewals as n
join selected_attributes as c using (customer_key)
join selected_plans as p on p.plan_key is not distinct from n.plan_key
where c.groups & p.groups <> 0
