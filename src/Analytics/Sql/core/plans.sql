-- Plans
-- definition: What is sold, with the price list's terms.
-- grain:      plan
select * exclude (reason, reason_column, reason_value)
from staging.plans
where reason is null
