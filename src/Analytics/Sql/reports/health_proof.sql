-- The score against what really happened | La puntuación frente a lo que pasó de verdad
-- over:          health_known
-- parameters:    version (number of a model; none for all)
-- definition:    For each run whose horizon is over: of the customers who were red, how many left (precision), of those who left, how
--                many had been red (recall), how many were expected to leave, and how many times as often red ones left as all (lift).
--                live was scored on the day, replay later by a model that did not know the outcome, backtest is the test window of a
--                training.
-- definition_es: De cada ejecución con el horizonte terminado: de los clientes en rojo, cuántos se fueron (precision); de los que se
--                fueron, cuántos estaban en rojo (recall); cuántos se esperaba que se fueran; y cuántas veces más se fueron los rojos que
--                el conjunto (lift). live se puntuó en el día, replay después con un modelo que no conocía el resultado, backtest es la
--                ventana de prueba de un entrenamiento.
-- source:        ops.health_runs, ops.health_scores, ops.health_outcomes
with

counted as (
    select
        run_id,
        kind,
        day,
        engine,
        model_id,
        horizon,
        count(*) as customers,
        count(*) filter (has_left) as gone,
        sum(probability)::decimal(38, 8) as expected,
        count(*) filter (band = 'red') as red,
        count(*) filter (band = 'red' and has_left) as red_gone,
        count(*) filter (band = 'amber') as amber,
        count(*) filter (band = 'amber' and has_left) as amber_gone,
        count(*) filter (band = 'green') as green,
        count(*) filter (band = 'green' and has_left) as green_gone,
        coalesce(sum(mrr) filter (has_left), 0)::decimal(38, 8) as mrr_gone,
        coalesce(sum(mrr) filter (has_left and band = 'red'), 0)::decimal(38, 8) as mrr_red_gone
    from health_known
    group by all
),

final as (
    select
        * exclude (model_id),
        model_id,
        round(red_gone / nullif(red, 0), 6) as precision,
        round(red_gone / nullif(gone, 0), 6) as recall,
        round((red_gone / nullif(red, 0)) / nullif(gone / nullif(customers, 0), 0), 6) as lift,
        round(mrr_red_gone::double / nullif(mrr_gone, 0)::double, 6) as mrr_recall
    from counted
)

select * from final
order by day desc, kind, run_id desc
