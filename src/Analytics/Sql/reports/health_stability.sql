-- How the latest scores lie beside earlier ones | Cómo quedan las últimas puntuaciones junto a las anteriores
-- definition:    The rank correlation (Spearman) of the latest scores and those of about a month before, of customers in both; null where
--                there are none. And how far each feature has moved from the history that was learned from (population stability index).
-- definition_es: La correlación de rangos (Spearman) entre las últimas puntuaciones y las de alrededor de un mes antes, de los clientes
--                que están en ambas; vacío si no hay ninguno. Y cuánto se ha apartado cada variable del historial con que se aprendió
--                (índice de estabilidad de la población).
-- source:        mart.health_today, mart.health_before, ops.health_drift
with

ranked as (
    select b.day, rank() over (order by t.health) as now, rank() over (order by b.health) as before
    from mart.health_today as t
    join mart.health_before as b using (customer_key)
),

stability as (
    select corr(now, before) as ranks, min(day) as since
    from ranked
),

latest as (
    select run_id from ops.health_runs where kind = 'live' order by day desc, run_id desc limit 1
)

select s.ranks, s.since, d.feature, d.drift
from stability as s
left join (from ops.health_drift where run_id in (select run_id from latest)) as d on true
order by d.drift desc, d.feature
