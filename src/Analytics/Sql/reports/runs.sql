-- The last runs of loads and refreshes, newest first | Las últimas cargas y actualizaciones, las más nuevas primero
-- label:         Runs | Ejecuciones
-- definition:    One row a run: what it was, when it began (in the workspace's zone), how long it took and how it ended. A run that a
--                dead process left behind is interrupted: what it had begun was undone.
-- definition_es: Una fila por ejecución: qué fue, cuándo empezó (en la zona del espacio de trabajo), cuánto duró y cómo acabó. La que
--                dejó un proceso muerto está interrumpida: lo que había empezado se deshizo.
-- source:        ops.runs
with

final as (
    select
        run_id,
        kind,
        started_at at time zone 'UTC' at time zone getvariable('policy_timezone') as started_at,
        epoch(finished_at - started_at)::double as seconds,
        status,
        checks_passed,
        message,
    from ops.runs
    order by run_id desc
    limit 50
)

select * from final
