-- How many customers the selected movements have
select month, movement, count(distinct customer_key) as customers
from selected_moves
group by month, movement
