-- The closing of the last month is what the ledger says customers pay on the as-of day
select b.closing, t.mrr
from (select closing from mart.bridges where dimension = 'all' order by month desc limit 1) as b
cross join (select coalesce(sum(mrr), 0) as mrr from mart.customer_today) as t
where abs(b.closing - t.mrr) >= 0.00005
