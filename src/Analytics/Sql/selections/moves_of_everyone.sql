-- The movements of everybody
select customer_key, day, month, movement, subtype, amount
from mart.movements
