-- How the customers began who did so on a selected plan
select l.customer_key, l.cohort, l.first_day, l.start_plan_key
from mart.customer_lives as l
join selected_attributes as c using (customer_key)
join selected_plans as p on p.plan_key is not distinct from l.start_plan_key
where c.groups & p.groups <> 0
