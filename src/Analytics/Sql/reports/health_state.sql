-- The latest run of the health score | El último cálculo de la puntuación de salud
-- definition:    When and by what the customers were scored last, which rung of the ladder that is and why it is not the one above.
-- definition_es: Cuándo y con qué se puntuó por última vez a los clientes, qué peldaño es ese y por qué no se usó el de encima.
-- source:        ops.health_runs, ops.health_models
select
    r.run_id,
    r.day,
    r.scored_at,
    r.engine,
    r.fallback,
    r.horizon,
    r.base,
    r.model_id,
    m.trained_at,
    m.as_of as trained_on,
    m.card
from ops.health_runs as r
left join ops.health_models as m using (model_id)
where r.kind = 'live'
order by r.day desc, r.run_id desc
limit 1
