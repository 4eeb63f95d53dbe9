-- A customer is new once, unless the policy new_after_days lets a return be new
select customer_key, count(*) as times
from mart.movements
where movement = 'new' and getvariable('policy_new_after_days') = 'never'
group by customer_key
having count(*) > 1
