-- What everybody pays at the end of a month
-- grain:      service, month
select customer_key, plan_key, month, currency, own, mrr
from mart.service_balances
