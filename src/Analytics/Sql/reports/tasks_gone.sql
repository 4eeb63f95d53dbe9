-- Open tasks whose reason is gone | Tareas abiertas cuyo motivo ha desaparecido
-- parameters:    causes and what each trigger takes, tasks (JSON list of id, customer_id and cause)
-- definition:    Those of the causes asked for whose customer the trigger finds no more. They stay open: whoever has them decides.
-- definition_es: Las de los motivos pedidos a cuyo cliente el disparador ya no encuentra. Siguen abiertas: decide quien las tiene.
-- defaults:      causes=, failed_attempts=2, detractor_days=60, renewal_days=60, onboarding_days=120, card_days=30, touch_days=90, tasks=[]
-- over:          trigger_payment_failed, trigger_detractor, trigger_score_fell, trigger_renewal, trigger_onboarding_late, trigger_card_expires, trigger_no_touch, triggered
-- source:        mart.customer_today
-- decided:       docs/decisions/0055-a-playbook-opens-one-task-for-a-customer-and-cause.md
with

tasks as (
    select unnest(from_json($tasks, '[{"id": "INTEGER", "customer_id": "VARCHAR", "cause": "VARCHAR"}]'), recursive := true)
),

final as (
    select o.id
    from tasks as o
    anti join triggered as t on t.customer_id = o.customer_id and t.cause = o.cause
    where ($causes = '' or list_contains(string_split($causes, ' '), o.cause))
)

select * from final order by id
