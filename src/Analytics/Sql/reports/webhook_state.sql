-- Up to which runs webhooks can be told | Hasta qué cálculos se puede avisar a los webhooks
-- definition:    The last run before one that goes on, and the latest live scores; 0 where there is none.
-- definition_es: La última ejecución anterior a una en curso y las últimas puntuaciones hechas en el día; 0 si no hay ninguna.
-- source:        ops.runs, ops.health_runs
select
    coalesce((
        select max(run_id)
        from ops.runs
        where run_id < coalesce((select min(run_id) from ops.runs where status = 'running'), 2147483647)
    ), 0)::integer as run,
    coalesce((select max(run_id) from ops.health_runs where kind = 'live'), 0)::integer as scores
