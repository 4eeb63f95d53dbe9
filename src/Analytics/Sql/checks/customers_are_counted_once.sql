-- The customers of the last month are those with MRR on the as-of day
select b.customers, t.customers as paying
from (select customers from mart.bridges where dimension = 'all' order by month desc limit 1) as b
cross join (select count(*) as customers from mart.customer_today where mrr > 0) as t
where b.customers <> t.customers
