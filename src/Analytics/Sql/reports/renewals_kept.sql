-- What became of renewals that were foreseen | Qué fue de las renovaciones previstas
-- parameters:    renewals (a JSON list of id, day, taken_on, mrr and subscriptions)
-- definition:    MRR that the subscriptions of a renewal pay on the day after their term was over, at most what they paid when it was
--                foreseen; both at the rate of the month in which it was foreseen. Those whose day has not come are left out.
-- definition_es: MRR que pagan las suscripciones de una renovación el día siguiente al fin de su plazo, como mucho lo que pagaban cuando
--                se previó; ambos al tipo de cambio del mes en que se previó. No están las que aún no han llegado a su día.
-- defaults:      renewals=[]
-- source:        mart.service_states, core.subscriptions
-- decided:       docs/decisions/0058-a-renewal-is-as-likely-as-the-customer-stays.md
with

foreseen as (
    select unnest(from_json($renewals, '[{"id": "BIGINT", "day": "DATE", "taken_on": "DATE", "mrr": "DECIMAL(28,8)", "subscriptions": ["VARCHAR"]}]'), recursive := true)
),

services as (
    select id, day, taken_on, mrr, unnest(subscriptions) as subscription_id
    from foreseen
    where day <= getvariable('as_of')
),

paid as (
    select
        f.id,
        any_value(f.mrr) as mrr,
        sum(valued_by_parts(s.mrr, r.rate, r.whole, r.rest)) as kept
    from services as f
    left join core.subscriptions as c using (subscription_id)
    left join mart.service_states as s on s.service_key = c.subscription_key and s.valid_from <= f.day and s.valid_to > f.day
    left join core.rates as r on r.currency = s.currency and r.month = date_trunc('month', f.taken_on)
    group by f.id
)

select id, least(mrr, coalesce(kept, 0))::decimal(38, 8) as kept
from paid
order by id
