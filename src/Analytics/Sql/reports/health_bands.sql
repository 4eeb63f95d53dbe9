-- Customers and MRR by band | Clientes y MRR por banda
-- over:          health_shown
-- parameters:    overrides
-- definition:    The latest scores by band, what people have set included, and all of them; leavers is how many are expected to leave.
-- definition_es: Las últimas puntuaciones por banda, con lo que han puesto las personas, y el total; leavers es cuántos se espera que se
--                vayan.
-- defaults:      overrides=[]
-- source:        mart.health_today
-- decided:       docs/decisions/0042-health-is-one-chance-told-in-three-ways.md
select
    coalesce(shown_band, 'total') as band,
    count(*) as customers,
    count(set_band) as set_by_people,
    coalesce(sum(mrr), 0)::decimal(38, 8) as mrr,
    sum(expected)::decimal(38, 8) as expected,
    sum(probability)::decimal(38, 8) as leavers
from health_shown
group by rollup (shown_band)
order by shown_band is null, band_depth(shown_band) desc
