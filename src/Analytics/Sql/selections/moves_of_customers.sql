-- The movements of the selected customers
select customer_key, day, month, movement, subtype, amount
from mart.movements
semi join selected_customers using (customer_key)
