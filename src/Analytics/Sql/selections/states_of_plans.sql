-- What is paid for the selected plans, from one change to the next
select s.service_key, s.customer_key, s.currency, s.valid_from, s.valid_to, s.mrr
from mart.service_states as s
join selected_attributes as c using (customer_key)
join selected_plans as p on p.plan_key is not distinct from s.plan_key
where c.groups & p.groups <> 0 and s.mrr > 0 and s.valid_from <= getvariable('as_of')
