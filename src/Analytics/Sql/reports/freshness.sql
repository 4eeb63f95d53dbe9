-- How fresh the numbers are: the last load, the refresh that stands, and what the last refresh said | Lo recientes que son los números: la última carga, la actualización en vigor y lo que dijo la última
-- label:         Freshness | Actualidad de los datos
-- definition:    The numbers on the pages are those of the last refresh whose checks all passed. When a later one failed or was
--                interrupted, they stay, and its status and first failing check are named. Times are in the workspace's zone.
-- definition_es: Los números de las páginas son los de la última actualización que pasó todas sus comprobaciones. Si una posterior falló
--                o se interrumpió, se mantienen, y se nombran su estado y la primera comprobación fallida. Las horas son las de la zona
--                del espacio de trabajo.
-- source:        raw.loads, ops.runs, ops.check_results
with

loads as (
    select
        count(*) as loads,
        max(loaded_at) as loaded_at,
    from raw.loads
),

refreshes as (
    select
        run_id,
        status,
        as_of,
        finished_at,
        checks_passed,
        row_number() over (order by run_id desc) as latest,
        row_number() over (partition by status = 'done' order by run_id desc) as latest_alike,
    from ops.runs
    where kind = 'refresh' and status <> 'running'
),

failing as (
    select
        results.run_id,
        count(*) as checks_failed,
        arg_min(results.title, results.check_name) as first_failing,
    from ops.check_results as results
    where results.offending_rows > 0
    group by results.run_id
),

final as (
    select
        loads.loads,
        loads.loaded_at at time zone 'UTC' at time zone getvariable('policy_timezone') as loaded_at,
        standing.as_of,
        standing.finished_at at time zone 'UTC' at time zone getvariable('policy_timezone') as refreshed_at,
        coalesce(standing.checks_passed, 0)::integer as checks_passed,
        last_one.status as last_status,
        coalesce(failing.checks_failed, 0)::integer as checks_failed,
        failing.first_failing,
        coalesce(sample.value = 'loaded', false) as is_sample,
    from loads
    left join refreshes as standing on standing.status = 'done' and standing.latest_alike = 1
    left join refreshes as last_one on last_one.latest = 1
    left join ops.settings as sample on sample.name = 'sample'
    left join failing on failing.run_id = last_one.run_id
)

select * from final
