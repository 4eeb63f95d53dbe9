-- Tasks that playbooks open next | Tareas que los guiones abrirán después
-- parameters:    causes and what each trigger takes, steps (JSON list of cause, step, day, within), known (JSON list of customer_id,
--                cause, happened_on, step, state: tasks that playbooks have made), made (JSON list of csm and made: tasks of the day),
--                cap
-- definition:    For each customer and cause without an open task, the step after the last one that was done for what happened; none
--                after one that was dismissed, and none before its day; due in the days of the step, and no later than the term or the
--                card ends. Each owner (CSM) gets the heaviest until the day holds as many as cap says. One row for each task to open; of
--                a cause without one a row that says only how many wait.
-- definition_es: De cada cliente y motivo sin tarea abierta, el paso siguiente al último que se hizo por lo que pasó; ninguno tras uno
--                descartado ni antes de su día; vence en los días del paso, y no más tarde de que termine el plazo o caduque la tarjeta.
--                Cada responsable (CSM) recibe las que más pesan hasta que el día tenga tantas como dice cap. Una fila por tarea que
--                abrir; de un motivo sin ninguna, una fila que solo dice cuántas esperan.
-- defaults:      causes=, failed_attempts=2, detractor_days=60, renewal_days=60, onboarding_days=120, card_days=30, touch_days=90,
--                steps=[], known=[], made=[], cap=10
-- over:          trigger_payment_failed, trigger_detractor, trigger_score_fell, trigger_renewal, trigger_onboarding_late, trigger_card_expires, trigger_no_touch, triggered
-- source:        mart.customer_today, mart.health_today
-- decided:       docs/decisions/0055-a-playbook-opens-one-task-for-a-customer-and-cause.md
with

steps as (
    select unnest(from_json($steps, '[{"cause": "VARCHAR", "step": "INTEGER", "day": "INTEGER", "within": "INTEGER"}]'), recursive := true)
),

known as (
    select unnest(from_json($known, '[{"customer_id": "VARCHAR", "cause": "VARCHAR", "happened_on": "DATE", "step": "INTEGER", "state": "VARCHAR"}]'), recursive := true)
),

made as (
    select unnest(from_json($made, '[{"csm": "VARCHAR", "made": "INTEGER"}]'), recursive := true)
),

busy as (
    select distinct customer_id, cause from known where state = 'open'
),

past as (
    select customer_id, cause, happened_on, max(step) as step, bool_or(state = 'dismissed') as is_dropped from known group by all
),

-- What happened is newer than all that was done about it, or its next step is due.
next_steps as (
    select
        t.*,
        s.step,
        getvariable('as_of') + if(t.cause in ('renewal', 'card_expires'), least(s."within", greatest(t.value, 0)::integer), s."within") as due_on
    from triggered as t
    anti join busy as b on b.customer_id = t.customer_id and b.cause = t.cause
    left join past as p on p.customer_id = t.customer_id and p.cause = t.cause and p.happened_on = t.happened_on
    join steps as s on s.cause = t.cause and s.step = coalesce(p.step, 0) + 1
    where not coalesce(p.is_dropped, false) and t.happened_on + s.day <= getvariable('as_of')
),

ranked as (
    select
        *,
        row_number() over (partition by csm order by task_weight(mrr, risk, task_urgency(due_on, getvariable('as_of'))) desc, customer_id, cause) as place
    from next_steps
),

chosen as (
    select r.*, r.place <= $cap::integer - coalesce(m.made, 0) as opens
    from ranked as r
    left join made as m on coalesce(m.csm, '') = coalesce(r.csm, '')
),

totals as (
    select cause, count(*) filter (not opens) as waiting from chosen group by cause
),

final as (
    select
        s.cause,
        coalesce(t.waiting, 0)::bigint as waiting,
        c.customer_id,
        c.name,
        c.csm,
        c.step,
        c.happened_on,
        c.due_on,
        c.value,
        c.file,
        c.line
    from (select distinct cause from steps) as s
    left join totals as t using (cause)
    left join chosen as c on c.cause = s.cause and c.opens
)

select * from final order by cause, customer_id
