-- Trigger: the start is late | Disparador: el arranque va con retraso
-- parameters:    onboarding_days
-- definition:    Milestones of the start that were due within the days given and are not completed; the first that is late for a
--                customer. The day is the first one late; value is how many days it is late by now.
-- definition_es: Hitos del arranque que vencían en los días dados y no están completados; el primero con retraso de cada cliente. El día
--                es el primero de retraso; value es cuántos días lleva.
-- defaults:      onboarding_days=120
-- source:        staging.onboarding
-- decided:       docs/decisions/0055-a-playbook-opens-one-task-for-a-customer-and-cause.md
with

late as (
    select customer_id, milestone, due_at::date as due_on, load_id, line
    from staging.onboarding
    where reason is null and due_at::date < getvariable('as_of') and due_at::date >= getvariable('as_of') - $onboarding_days::integer
        and (completed_at is null or completed_at::date > getvariable('as_of'))
),

final as (
    select
        c.customer_key,
        'onboarding_late' as cause,
        l.due_on + 1 as happened_on,
        (getvariable('as_of') - l.due_on)::double as value,
        l.load_id::integer as load_id,
        l.line::bigint as line
    from late as l
    join core.customers as c using (customer_id)
    qualify row_number() over (partition by c.customer_key order by l.due_on, l.milestone, l.line) = 1
)

select * from final
