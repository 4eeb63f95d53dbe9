-- New customers of the selected MRR of a month by the channel they came by
-- grain:      month, acquisition_channel
select m.month, c.acquisition_channel, count(distinct m.customer_key) as customers, sum(m.amount) as new_mrr
from monthly_moves as m
join core.customers as c using (customer_key)
where m.movement = 'new'
group by m.month, c.acquisition_channel
