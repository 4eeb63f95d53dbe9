-- Customers behind each movement of a month
-- definition: How many different customers have the movement in the month.
-- grain:      month, movement
select month, movement, count(distinct customer_key) as customers
from mart.movements
group by month, movement
