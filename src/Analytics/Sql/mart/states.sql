-- States of services, before late renewals are bridged
-- definition: MRR paid and MRR on pause of each service from valid_from to the day before valid_to.
-- grain:      service_key, valid_from
-- materialized: view
select
    service_key, customer_key, currency, valid_from, valid_to, mrr, 0::decimal(18, 8) as paused_mrr, state, discounted, plan_key, terms_from,
    load_id, line
from mart.running_terms
where service_key not in (select service_key from mart.disturbed)
union all
select
    service_key, customer_key, currency, valid_from, valid_to, mrr, paused_mrr, state, discounted, plan_key, terms_from, load_id, line
from mart.disturbed
