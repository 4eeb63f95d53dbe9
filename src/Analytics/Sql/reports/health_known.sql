-- Scores whose outcome is known
-- reads:         ops.health_outcomes
-- parameters:    version (number of a model; none for all)
-- definition:    The customers of all runs whose horizon is over with what was said of them and whether they left; of several runs of a
--                day and kind the last.
-- definition_es: Los clientes de todas las ejecuciones con el horizonte terminado, con lo que se dijo de ellos y si se fueron; de varias
--                ejecuciones de un día y tipo, la última.
select r.run_id, r.kind, r.day, r.engine, r.model_id, r.horizon, s.customer_id, s.band, s.probability, s.mrr, o.has_left
from (
    select *
    from ops.health_runs
    where $version::integer is null or model_id = $version::integer
    qualify row_number() over (partition by day, kind order by run_id desc) = 1
) as r
join ops.health_outcomes as o using (run_id)
join ops.health_scores as s on s.run_id = o.run_id and s.customer_id = o.customer_id
