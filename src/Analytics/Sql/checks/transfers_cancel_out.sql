-- What is transferred between plans, and between products, sums to 0 in every month
select dimension, month, sum(amount) as difference
from mart.plan_moves
where movement = 'transferred'
group by dimension, month
having sum(amount) <> 0
