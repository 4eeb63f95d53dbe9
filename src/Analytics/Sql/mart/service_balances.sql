-- MRR of services at the end of each month
-- definition: Paid MRR on the last day of the month (on the as-of day in an open one) by the plan it is paid for, in the
--             reporting currency at the month's rate; own is the same in the currency of the service.
-- grain:      service_key, month
-- materialized: view
select
    s.service_key,
    s.customer_key,
    s.plan_key,
    m.month,
    s.currency,
    s.mrr as own,
    valued_by_parts(s.mrr, r.rate, r.whole, r.rest) as mrr
from mart.months as m
join mart.service_states as s on s.valid_from <= m.last_day and s.valid_to > m.last_day and s.mrr > 0
join core.rates as r on r.currency = s.currency and r.month = m.month
