-- Subscriptions
-- definition: Contracts that can be counted: known customer, known terms, a rate to the reporting currency.
-- grain:      subscription
select
    (row_number() over (order by customer_key, subscription_id))::integer as subscription_key,
    * exclude (reason, reason_column)
from core.subscriptions_judged
where reason is null
