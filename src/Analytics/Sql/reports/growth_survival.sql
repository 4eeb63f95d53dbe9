-- Customers six months after an offer | Clientes seis meses después de una oferta
-- parameters:    answered (a JSON list of customer_id, kind, state and on_day)
-- definition:    Of the customers who accepted or refused an offer six months ago or earlier, those who pay six months later, by kind and
--                state. A customer counts once for each offer.
-- definition_es: De los clientes que aceptaron o rechazaron una oferta hace seis meses o más, los que pagan seis meses después, por tipo
--                y estado. Un cliente cuenta una vez por oferta.
-- defaults:      answered=[]
-- source:        mart.service_states
-- decided:       docs/decisions/0059-an-offer-has-a-reason-and-keeps-out-of-the-way.md
with

given as (
    select unnest(from_json($answered, '[{"customer_id": "VARCHAR", "kind": "VARCHAR", "state": "VARCHAR", "on_day": "DATE"}]'), recursive := true)
),

seen as (
    select g.kind, g.state, c.customer_key, (g.on_day + interval 6 month)::date as later
    from given as g
    join core.customers as c using (customer_id)
    where g.on_day + interval 6 month <= getvariable('as_of')
)

select
    s.kind,
    s.state,
    count(*)::bigint as n,
    (count(*) filter (exists (
        select 1 from mart.service_states as p where p.customer_key = s.customer_key and p.valid_from <= s.later and p.valid_to > s.later and p.mrr > 0
    )))::bigint as paying
from seen as s
group by s.kind, s.state
order by s.kind, s.state
