-- Trigger: nobody has been in touch | Disparador: nadie ha estado en contacto
-- parameters:    touch_days
-- definition:    Paying customers with a CSM, or with whom somebody was in touch before, whose last call, meeting or the like is at least
--                as many days ago as given; since they came where there was none. Nobody while no touch at all is known. The day is the
--                one on which the days were full; value is how many days ago it was.
-- definition_es: Clientes que pagan y tienen CSM, o con los que alguien ya estuvo en contacto, cuya última llamada, reunión o similar fue
--                hace al menos los días dados; desde que llegaron, si no hubo ninguna. Nadie mientras no se conozca ningún contacto. El
--                día es aquel en que se cumplieron los días; value es hace cuántos fue.
-- defaults:      touch_days=90
-- source:        staging.interactions, mart.customer_today
-- decided:       docs/decisions/0055-a-playbook-opens-one-task-for-a-customer-and-cause.md
with

touches as (
    select
        customer_id,
        max(happened_at)::date as last_on,
        arg_max(load_id, happened_at) as load_id,
        arg_max(line, happened_at) as line
    from staging.interactions
    where reason is null and is_touch(kind) and happened_at::date <= getvariable('as_of')
    group by customer_id
),

final as (
    select
        c.customer_key,
        'no_touch' as cause,
        coalesce(t.last_on, c.customer_since) + $touch_days::integer as happened_on,
        (getvariable('as_of') - coalesce(t.last_on, c.customer_since))::double as value,
        t.load_id::integer as load_id,
        t.line::bigint as line
    from mart.customer_today as c
    left join touches as t using (customer_id)
    where c.mrr > 0 and (t.last_on is not null or c.csm is not null) and exists (select 1 from touches)
        and coalesce(t.last_on, c.customer_since) <= getvariable('as_of') - $touch_days::integer
)

select * from final
