-- Customers by their chance of leaving | Clientes por su probabilidad de irse
-- over:          health_shown
-- parameters:    overrides
-- definition:    How many customers have a chance (of the scorecard: 100 less health, in hundredths) from low to under high, by band.
-- definition_es: Cuántos clientes tienen una probabilidad (de la tarjeta de reglas: 100 menos la salud, en centésimas) desde low hasta
--                menos de high, por banda.
-- defaults:      overrides=[]
-- source:        mart.health_today
with

limits as (
    select unnest([0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4]) as low, unnest([0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 1.01]) as high
)

select
    l.low::decimal(18, 8) as low,
    least(l.high, 1)::decimal(18, 8) as high,
    count(h.customer_key) as customers,
    coalesce(sum(h.mrr), 0)::decimal(38, 8) as mrr,
    count(h.customer_key) filter (h.shown_band = 'red') as red,
    count(h.customer_key) filter (h.shown_band = 'amber') as amber,
    count(h.customer_key) filter (h.shown_band = 'green') as green
from limits as l
left join health_shown as h on 1 - h.health / 100 >= l.low and 1 - h.health / 100 < l.high
group by l.low, l.high
order by l.low
