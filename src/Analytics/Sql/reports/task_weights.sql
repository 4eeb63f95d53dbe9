-- What tasks weigh: money x risk x time | Lo que pesan las tareas: dinero x riesgo x tiempo
-- parameters:    tasks (a JSON list of id, customer_id and due_on)
-- definition:    Of each task the MRR of its customer today, the chance that it leaves (of the latest score; 1 less the health of a
--                hundred where the score states none; the mean of all where it has none; 1 where nobody was scored) and the time: 1 on
--                the due day, twice as much for each week late up to 4, half for each week to go down to an eighth. The weight is the
--                product of the three; a task of no customer weighs 0.
-- definition_es: De cada tarea, el MRR de su cliente hoy, la probabilidad de que se vaya (de la última puntuación; 1 menos la salud entre
--                cien si esta no da ninguna; la media de todos si el cliente no tiene; 1 si no se puntuó a nadie) y el tiempo: 1 el día
--                en que vence, el doble por cada semana de retraso hasta 4, la mitad por cada semana que falta hasta un octavo. El peso
--                es el producto de los tres; una tarea sin cliente pesa 0.
-- defaults:      tasks=[]
-- source:        mart.customer_today, mart.health_today
-- decided:       docs/decisions/0054-todays-ten-are-money-times-risk-times-time.md
with

tasks as (
    select unnest(from_json($tasks, '[{"id": "INTEGER", "customer_id": "VARCHAR", "due_on": "DATE"}]'), recursive := true)
),

scored as (
    select customer_key, probability, health, avg(probability) over () as usual from mart.health_today
),

weighed as (
    select
        t.id,
        c.customer_id,
        c.name,
        c.csm,
        c.mrr,
        if(c.customer_key is null, null, task_risk(s.probability, s.health, (select max(usual) from scored))) as risk,
        task_urgency(t.due_on, getvariable('as_of')) as urgency
    from tasks as t
    left join mart.customer_today as c on c.customer_id = t.customer_id
    left join scored as s using (customer_key)
),

final as (
    select
        id,
        if(customer_id is null, null, coalesce(name, customer_id)) as name,
        csm,
        mrr::decimal(38, 8) as mrr,
        risk::double as risk,
        urgency::double as urgency,
        task_weight(mrr, risk, urgency)::double as weight
    from weighed
)

select * from final order by weight desc, id
