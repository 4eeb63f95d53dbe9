-- The MRR ledger
-- definition: For every customer and subscription, from one change to the next: MRR paid (mrr) and held (paid or on a pause
--             that has not lapsed) in its own currency, its state and terms, and the source row the terms came from.
--             valid_to is exclusive, null for what still runs. A customer billed by invoices alone has no subscription_id.
-- grain:      customer, subscription, valid_from
-- materialized: view
select
    s.customer_key,
    c.customer_id,
    s.service_key,
    v.subscription_id,
    s.valid_from,
    nullif(s.valid_to, never()) as valid_to,
    s.currency,
    s.mrr,
    (s.mrr + s.paused_mrr)::decimal(18, 8) as held_mrr,
    s.state,
    p.plan_id,
    t.quantity,
    t.unit_amount,
    if(t.interval = 'invoice', t.interval, t.interval_count || ' ' || t.interval) as billed_every,
    if(s.discounted, t.discount_percent, 0)::decimal(18, 8) as discount_percent,
    if(s.discounted, t.discount_amount, 0)::decimal(18, 8) as discount_amount,
    s.load_id,
    s.line
from mart.service_states as s
join core.services as v using (service_key)
join core.customers as c on c.customer_key = s.customer_key
left join core.plans as p on p.plan_key = s.plan_key
join mart.terms as t on t.service_key = s.service_key and t.terms_from = s.terms_from
