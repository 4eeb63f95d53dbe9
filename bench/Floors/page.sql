-- The least that the revenue pages must do, as one query written by hand: what moved in each month.
select month, movement, count(*) as customers, sum(amount) as amount
from mart.movements
group by month, movement
order by month, movement
