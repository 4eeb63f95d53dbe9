-- What customers pay for on the as-of day
-- definition: Subscriptions with MRR above 0 and the terms they run on: plan, seats, price and interval; MRR in the reporting currency,
--             and the rate to it. discount is the share that the MRR lies below the price of the terms.
-- grain:      subscription
-- materialized: view
select
    s.service_key,
    s.customer_key,
    s.currency,
    s.mrr as own_mrr,
    valued_by_parts(s.mrr, r.rate, r.whole, r.rest) as mrr,
    r.rate,
    t.quantity,
    t.unit_amount,
    t.interval,
    t.interval_count,
    p.plan_key,
    p.plan_id,
    p.product,
    p.tier,
    coalesce(p.is_addon, false) as is_addon
from mart.service_states as s
join core.rates as r on r.currency = s.currency and r.month = date_trunc('month', getvariable('as_of'))
join mart.terms as t on t.service_key = s.service_key and t.terms_from = s.terms_from
left join core.plans as p on p.plan_key = s.plan_key
where s.valid_from <= getvariable('as_of') and s.valid_to > getvariable('as_of') and s.mrr > 0 and s.service_key > 0
