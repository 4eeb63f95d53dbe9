-- Revenue that is not MRR, of the selected customers
select customer_key, month, kind, amount
from mart.other_revenue
semi join selected_customers using (customer_key)
