-- Effects of exchange rates
-- definition: Closing MRR in its own currency x (rate of the month - rate of the month before), by service (reading S30).
-- grain:      service_key, month
-- materialized: view
select s.service_key, s.customer_key, s.plan_key, m.month, s.mrr * (r.rate - before.rate) as amount
from mart.months as m
join mart.service_states as s on s.valid_from <= m.last_day and s.valid_to > m.last_day and s.mrr > 0
join core.rates as r on r.currency = s.currency and r.month = m.month
join core.rates as before on before.currency = s.currency and before.month = (m.month - interval 1 month)::date
where r.rate <> before.rate
