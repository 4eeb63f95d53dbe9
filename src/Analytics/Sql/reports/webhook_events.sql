-- What happened that other programs are told | Qué pasó que se cuenta a otros programas
-- parameters:    after_run (number of the last run that was told), after_scores (number of the scores whose bands were told)
-- definition:    Loads that ended, refreshes whose checks failed, and customers whose band by the latest scores is another than by those
--                that were told. A run that goes on holds back those after it, so that none is passed over.
-- definition_es: Cargas terminadas, actualizaciones con comprobaciones fallidas y clientes cuya banda según las últimas puntuaciones es
--                otra que según las que se comunicaron. Una ejecución en curso retiene las posteriores, para que no se salte ninguna.
-- defaults:      after_run=0, after_scores=0
-- source:        ops.runs, ops.check_results, ops.health_runs, ops.health_scores
-- decided:       docs/decisions/0070-webhooks-are-signed-kept-and-told-in-order.md
with

ended as (
    select *
    from ops.runs
    where run_id > $after_run::integer
        and run_id < coalesce((select min(run_id) from ops.runs where status = 'running'), 2147483647)
),

loads as (
    select
        'load.done' as event,
        'load.done ' || run_id as "key",
        null::varchar as customer_id,
        coalesce(finished_at, started_at) as happened_at,
        to_json({'run': run_id, 'status': status, 'started_at': strftime(started_at, '%Y-%m-%dT%H:%M:%SZ'), 'message': message})::varchar as data
    from ended
    where kind = 'load' and status in ('done', 'failed')
),

checks as (
    select
        'check.failed' as event,
        'check.failed ' || e.run_id as "key",
        null::varchar as customer_id,
        coalesce(any_value(e.finished_at), any_value(e.started_at)) as happened_at,
        to_json({'run': e.run_id, 'checks': list({'check': c.check_name, 'title': c.title, 'rows': c.offending_rows} order by c.check_name)})::varchar as data
    from ended as e
    join ops.check_results as c on c.run_id = e.run_id and c.offending_rows > 0
    where e.kind = 'refresh'
    group by e.run_id
),

latest as (
    select run_id, day, scored_at
    from ops.health_runs
    where kind = 'live' and run_id > $after_scores::integer
    order by run_id desc
    limit 1
),

told as (
    select run_id
    from ops.health_runs
    where kind = 'live' and run_id <= $after_scores::integer
    order by run_id desc
    limit 1
),

bands as (
    select
        'band.changed' as event,
        'band.changed ' || l.run_id || ' ' || s.customer_id as "key",
        s.customer_id,
        l.scored_at as happened_at,
        to_json({
            'customer_id': s.customer_id, 'name': coalesce(c.name, s.customer_id), 'csm': c.csm, 'day': l.day, 'band': s.band, 'band_before': b.band,
            'health': round(s.health, 2), 'health_before': round(b.health, 2), 'mrr': s.mrr
        })::varchar as data
    from latest as l
    cross join told as t
    join ops.health_scores as s on s.run_id = l.run_id
    join ops.health_scores as b on b.run_id = t.run_id and b.customer_id = s.customer_id and b.band <> s.band
    left join core.customers as c on c.customer_id = s.customer_id
),

final as (
    select * from loads
    union all
    select * from checks
    union all
    select * from bands
)

select *
from final
order by happened_at, event, "key"
