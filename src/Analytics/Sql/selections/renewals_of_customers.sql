-- Terms of the selected customers that came to their end
select customer_key, day, month, due, renewed
from mart.renewals
semi join selected_customers using (customer_key)
