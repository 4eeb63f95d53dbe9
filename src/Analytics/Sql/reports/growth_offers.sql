-- Offers worth making | Ofertas que merece la pena hacer
-- over:          growth_usage, growth_pairs, growth_white, growth_yearly, growth_guards, growth_candidates
-- parameters:    overrides, offered, answers (as in growth_candidates and growth_guards), kind (limit, seats, cross_sell, annual, all), who (customer_id), start, size
-- definition:    At most two a customer, the ones that are expected to add most MRR, to nobody within a guard rail: health red, an
--                invoice past due, a detractor, under notice, or an offer in the last 30 days. of_all counts the whole list.
-- definition_es: Como mucho dos por cliente, las que más MRR se espera que añadan, y ninguna a un cliente protegido: salud en rojo,
--                factura vencida, detractor, baja avisada u oferta en los últimos 30 días. of_all cuenta toda la lista.
-- defaults:      overrides=[], offered=[], answers=[], kind=all, start=1, size=100000
-- source:        mart.sold_today, mart.health_today, mart.receivables, mart.survey_answers
-- decided:       docs/decisions/0059-an-offer-has-a-reason-and-keeps-out-of-the-way.md
with

offers as (
    select k.*, coalesce(c.name, k.customer_id) as name, c.csm
    from growth_candidates as k
    join core.customers as c using (customer_key)
    where not k.is_guarded and k.place <= most_offers()
        and ($kind = 'all' or k.kind = $kind)
        and ($who::varchar is null or k.customer_id = $who::varchar)
),

placed as (
    select
        *,
        count(*) over () as of_all,
        sum(expected) over () as expected_of_all,
        row_number() over (order by expected desc, customer_id, kind, item) as row_place
    from offers
)

select
    customer_id, name, csm, kind, item, item_name, measure, trend, thing, thing_name, n, saving, break_even, mrr_added, expected,
    of_all::bigint as of_all, expected_of_all::decimal(38, 8) as expected_of_all
from placed
where row_place >= $start::bigint and row_place < $start::bigint + $size::bigint
order by row_place
