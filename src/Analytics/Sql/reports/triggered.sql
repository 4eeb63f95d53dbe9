-- What has happened to customers that somebody should do something about | Lo que les ha pasado a los clientes y pide que alguien haga algo
-- parameters:    causes (those wanted, with a blank between them; all where it is blank), and what each trigger takes
-- definition:    What the triggers found, of paying customers: the cause, the day it happened, a number that goes with it, the row of a
--                file that shows it, and MRR and risk of the customer.
-- definition_es: Lo que encontraron los disparadores, de clientes que pagan: el motivo, el día en que pasó, un número que lo acompaña, la
--                fila de un archivo que lo muestra, y el MRR y el riesgo del cliente.
-- defaults:      causes=, failed_attempts=2, detractor_days=60, renewal_days=60, onboarding_days=120, card_days=30, touch_days=90
-- over:          trigger_payment_failed, trigger_detractor, trigger_score_fell, trigger_renewal, trigger_onboarding_late, trigger_card_expires, trigger_no_touch
-- source:        mart.customer_today, mart.health_today
-- decided:       docs/decisions/0055-a-playbook-opens-one-task-for-a-customer-and-cause.md
with

found as (
    from trigger_payment_failed
    union all by name
    from trigger_detractor
    union all by name
    from trigger_score_fell
    union all by name
    from trigger_renewal
    union all by name
    from trigger_onboarding_late
    union all by name
    from trigger_card_expires
    union all by name
    from trigger_no_touch
),

scored as (
    select customer_key, probability, health, avg(probability) over () as usual from mart.health_today
),

final as (
    select
        c.customer_id,
        coalesce(c.name, c.customer_id) as name,
        c.csm,
        f.cause,
        f.happened_on,
        f.value,
        l.file,
        f.line,
        c.mrr::decimal(38, 8) as mrr,
        task_risk(s.probability, s.health, (select max(usual) from scored))::double as risk
    from found as f
    join mart.customer_today as c using (customer_key)
    left join scored as s using (customer_key)
    left join raw.loads as l on l.load_id = f.load_id
    where c.mrr > 0 and ($causes = '' or list_contains(string_split($causes, ' '), f.cause))
)

select * from final order by mrr desc, customer_id, cause
