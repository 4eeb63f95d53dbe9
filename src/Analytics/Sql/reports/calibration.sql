-- Predicted and real leaving, by tenths of the customers
-- parameters: kind (live, replay, backtest, all), engine (logistic, xgboost, all), version (number of a model; none for all)
-- definition: The customers of all runs whose horizon is over, in ten parts of equal size by predicted chance: the mean of what was
--             predicted, the share that left with its 95 % interval (Wilson), and how many times as often they left as all (lift).
-- defaults:   kind=all, engine=all
-- source:     ops.health_runs, ops.health_scores, ops.health_outcomes
with

known as (
    select s.probability, o.has_left, s.customer_id, r.run_id
    from ops.health_runs as r
    join ops.health_outcomes as o using (run_id)
    join ops.health_scores as s on s.run_id = o.run_id and s.customer_id = o.customer_id
    where s.probability is not null and ($kind = 'all' or r.kind = $kind) and ($engine = 'all' or r.engine = $engine)
        and ($version::integer is null or r.model_id = $version::integer)
        and r.run_id in (select run_id from ops.health_runs qualify row_number() over (partition by day, kind order by run_id desc) = 1)
),

parted as (
    select *, ntile(10) over (order by probability, customer_id, run_id) as part
    from known
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
