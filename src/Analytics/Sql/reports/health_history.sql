-- Health of a customer over time | La salud de un cliente a lo largo del tiempo
-- parameters:    customer
-- definition:    The score of each day that was scored, the last one of a day; a run of the day itself before one made later for that
--                day.
-- definition_es: La puntuación de cada día puntuado, la última del día; una ejecución del propio día antes que una hecha después para ese
--                día.
-- source:        ops.health_runs, ops.health_scores
select r.day, r.kind, r.engine, r.model_id, s.probability, s.health, s.band
from ops.health_scores as s
join ops.health_runs as r using (run_id)
where s.customer_id = $customer and r.kind in ('live', 'replay')
qualify row_number() over (partition by r.day order by r.kind, r.run_id desc) = 1
order by r.day
