-- What exchange rates do to the selected customers
select customer_key, month, amount
from mart.exchange_effects
semi join selected_customers using (customer_key)
