-- Subscriptions
-- definition: Contracts that can be counted: known customer, known terms, a rate to the reporting currency.
-- grain:      subscription
-- materialized: view
select * exclude (reason, reason_column)
from core.subscriptions_judged
where reason is null
