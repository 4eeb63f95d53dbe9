-- What became of customers after a task | Qué fue de los clientes tras una tarea
-- parameters:    tasks (JSON list of cause, customer_id and closed_on: tasks that were done)
-- definition:    By cause, of the tasks done 90 days ago or longer whose customer paid on the day: how many there are (n), and how many
--                of their customers still pay 90 days later (kept). The share is none under 20 of them: too few to say.
-- definition_es: Por motivo, de las tareas hechas hace 90 días o más cuyo cliente pagaba ese día: cuántas hay (n) y de cuántas sigue
--                pagando el cliente 90 días después (kept). Con menos de 20 no hay proporción: son pocas para decir nada.
-- defaults:      tasks=[]
-- source:        mart.service_states
-- decided:       docs/decisions/0055-a-playbook-opens-one-task-for-a-customer-and-cause.md
with

tasks as (
    select unnest(from_json($tasks, '[{"cause": "VARCHAR", "customer_id": "VARCHAR", "closed_on": "DATE"}]'), recursive := true)
),

due as (
    select t.cause, t.closed_on, c.customer_key
    from tasks as t
    join core.customers as c using (customer_id)
    where t.closed_on + 90 <= getvariable('as_of')
),

states as (
    select d.cause, d.customer_key, d.closed_on, s.valid_from, s.valid_to
    from due as d
    join mart.service_states as s using (customer_key)
    where s.mrr > 0
),

followed as (
    select
        cause,
        customer_key,
        closed_on,
        bool_or(valid_from <= closed_on and valid_to > closed_on) as paid_then,
        bool_or(valid_from <= closed_on + 90 and valid_to > closed_on + 90) as pays_later
    from states
    group by all
),

final as (
    select
        cause,
        count(*)::bigint as n,
        count(*) filter (pays_later)::bigint as kept,
        if(count(*) >= 20, count(*) filter (pays_later)::double / nullif(count(*), 0), null)::double as share
    from followed
    where paid_then
    group by cause
)

select * from final order by cause
