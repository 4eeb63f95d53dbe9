-- Terms of services
-- definition: What was sold: price, quantity, interval and discount in force from terms_from on.
-- grain:      service_key, terms_from
-- materialized: view
select
    subscription_key as service_key,
    valid_from as terms_from,
    plan_key,
    quantity,
    unit_amount,
    interval,
    interval_count,
    discount_percent,
    discount_amount
from core.subscription_terms
union all
select
    s.service_key, i.valid_from, i.plan_key, i.quantity, if(i.quantity = 0, null, i.mrr)::decimal(18, 8), 'invoice', 1, 0, 0
from core.invoiced_intervals as i
join core.services as s
    on s.service_key < 0 and s.customer_key = i.customer_key and s.currency = i.currency
