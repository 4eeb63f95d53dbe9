-- Predicted and real leaving, by tenths of the customers | Bajas previstas y reales, por décimas partes de los clientes
-- over:          health_known
-- parameters:    kind (live, replay, backtest, all), engine (logistic, xgboost, all), version (number of a model; none for all)
-- definition:    The customers of all runs whose horizon is over, in ten parts of equal size by predicted chance: the mean of what was
--                predicted, the share that left with its 95 % interval (Wilson), and how many times as often they left as all (lift).
-- definition_es: Los clientes de todas las ejecuciones con el horizonte terminado, en diez partes iguales por probabilidad prevista: la
--                media de lo previsto, la proporción que se fue con su intervalo del 95 % (Wilson) y cuántas veces más se fueron que el
--                conjunto (lift).
-- defaults:      kind=all, engine=all
-- source:        ops.health_runs, ops.health_scores, ops.health_outcomes
with

parted as (
    select *, ntile(10) over (order by probability, customer_id, run_id) as part
    from health_known
    where probability is not null and ($kind = 'all' or kind = $kind) and ($engine = 'all' or engine = $engine)
),

counted as (
    select part, count(*) as n, count(*) filter (has_left) as gone, avg(probability) as predicted, gone / nullif(n, 0) as real
    from parted
    group by part
),

final as (
    select
        part::integer as part,
        n,
        gone,
        round(predicted, 6) as predicted,
        round(real, 6) as real,
        round(wilson_low(real, n), 6) as real_low,
        round(wilson_high(real, n), 6) as real_high,
        round(real / nullif(sum(gone) over () / nullif(sum(n) over (), 0), 0), 6) as lift
    from counted
)

select * from final
order by part
