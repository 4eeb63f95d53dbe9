-- MRR of each customer at the end of a month
-- parameters: 1 (month)
-- definition: What the policy lab asks each set of policies. Customers are named by id: their keys are each set's own.
-- reads:      the warehouse of the set
-- source:     mart.service_states, core.rates
select c.customer_id, sum(valued(s.mrr, r.rate)) as mrr
from mart.service_states as s
join mart.months as m on m.month = $1 and s.valid_from <= m.last_day and s.valid_to > m.last_day
join core.services as v using (service_key)
join core.customers as c on c.customer_key = s.customer_key
join core.rates as r on r.currency = v.currency and r.month = m.month
where s.mrr > 0
group by c.customer_id
