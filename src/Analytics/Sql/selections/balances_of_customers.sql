-- What the selected customers pay at the end of a month
-- grain:      service, month
select customer_key, plan_key, month, currency, own, mrr
from mart.service_balances
semi join selected_customers using (customer_key)
