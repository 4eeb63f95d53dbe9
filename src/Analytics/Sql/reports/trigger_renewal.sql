-- Trigger: a renewal comes up | Disparador: se acerca una renovación
-- parameters:    renewal_days
-- definition:    Subscriptions whose term ends next within the days given (mart.coming_terms); the first to end for a customer. The day
--                is the one from which that many days were left; value is how many are left.
-- definition_es: Suscripciones cuyo plazo termina en los días dados (mart.coming_terms); la primera en terminar de cada cliente. El día
--                es aquel en que quedaban tantos; value es cuántos quedan.
-- defaults:      renewal_days=60
-- source:        mart.coming_terms
-- decided:       docs/decisions/0055-a-playbook-opens-one-task-for-a-customer-and-cause.md
with

final as (
    select
        t.customer_key,
        'renewal' as cause,
        t.day - $renewal_days::integer as happened_on,
        (t.day - getvariable('as_of'))::double as value,
        s.load_id::integer as load_id,
        s.line::bigint as line
    from mart.coming_terms as t
    join core.subscriptions as s using (subscription_key)
    where t.day <= getvariable('as_of') + $renewal_days::integer
    qualify row_number() over (partition by t.customer_key order by t.day, t.subscription_key) = 1
)

select * from final
