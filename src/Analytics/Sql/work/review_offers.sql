-- Offers of a quarter, by kind and by what became of them
-- definition:    Offers made from one day to another, each by its latest state up to now; expected is the MRR expected of them when they
--                were made. Amounts are text in SQLite.
-- definition_es: Ofertas hechas de un día a otro, cada una con su último estado hasta ahora; expected es el MRR que se esperaba de ellas
--                al hacerlas. En SQLite los importes son texto.
-- source:        offers and offer_states of the Work database
with
latest as (
    select offer_id, max(id) as id
    from offer_states
    group by offer_id
)
select o.kind, s.state, count(*) as offers, cast(sum(cast(o.expected_mrr as double precision)) as double precision) as expected
from offers as o
join latest as l on l.offer_id = o.id
join offer_states as s on s.id = l.id
where o.made_on >= @from and o.made_on <= @to
group by o.kind, s.state
order by o.kind, s.state
