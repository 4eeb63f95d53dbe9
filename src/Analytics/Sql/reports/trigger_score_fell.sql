-- Trigger: the score fell a band | Disparador: la puntuación bajó una banda
-- definition:    Customers whose health is in a lower band than about a month before, by the same model. The day is the first one scored
--                from which they were as low as today; value is the health of today. No row of a file shows it: the reasons do.
-- definition_es: Clientes cuya salud está en una banda más baja que alrededor de un mes antes, con el mismo modelo. El día es el primero
--                puntuado desde el que estaban tan bajos como hoy; value es la salud de hoy. No lo muestra ninguna fila de un archivo: lo
--                dicen los motivos.
-- source:        mart.health_today, mart.health_before, ops.health_runs
-- decided:       docs/decisions/0055-a-playbook-opens-one-task-for-a-customer-and-cause.md
with

fallen as (
    select h.customer_key, h.customer_id, h.health, h.day as today, b.day as day_before, band_depth(h.band) as depth
    from mart.health_today as h
    join mart.health_before as b using (customer_key)
    where b.same_model and band_depth(h.band) > band_depth(b.band)
),

scored as (
    select
        f.customer_key,
        r.day,
        band_depth(s.band) >= f.depth as is_low,
        max(if(band_depth(s.band) < f.depth, r.day, null)) over (partition by f.customer_key) as last_better
    from fallen as f
    join ops.health_scores as s using (customer_id)
    join ops.health_runs as r on r.run_id = s.run_id and r.kind = 'live' and r.day > f.day_before
),

since as (
    select customer_key, min(day) as day
    from scored
    where is_low and coalesce(day > last_better, true)
    group by customer_key
),

final as (
    select
        f.customer_key,
        'score_fell' as cause,
        coalesce(s.day, f.today)::date as happened_on,
        f.health::double as value,
        null::integer as load_id,
        null::bigint as line
    from fallen as f
    left join since as s using (customer_key)
)

select * from final
