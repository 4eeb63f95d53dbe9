-- What is paid for the selected MRR at the end of a month
select b.customer_key, b.plan_key, b.month, b.currency, b.own, b.mrr
from mart.service_balances as b
join selected_attributes as c using (customer_key)
join selected_plans as p on p.plan_key is not distinct from b.plan_key
where c.groups & p.groups <> 0
