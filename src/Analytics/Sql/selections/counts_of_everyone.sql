-- How many customers everybody's movements have
select month, movement, customers
from mart.movement_customers
