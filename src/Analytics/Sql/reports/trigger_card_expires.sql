-- Trigger: a card expires | Disparador: caduca una tarjeta
-- parameters:    card_days
-- definition:    Customers whose card on file ends within the days given, or has ended within as many days. The day is the one from which
--                that many days were left; value is how many are left, below 0 for one that has ended.
-- definition_es: Clientes cuya tarjeta guardada caduca en los días dados, o caducó hace no más de esos días. El día es aquel en que
--                quedaban tantos; value es cuántos quedan, por debajo de 0 si ya caducó.
-- defaults:      card_days=30
-- source:        mart.cards_on_file, staging.payments
-- decided:       docs/decisions/0055-a-playbook-opens-one-task-for-a-customer-and-cause.md
with

cards as (
    select c.customer_id, f.customer_key, f.expires_on, f.last_used_on
    from mart.cards_on_file as f
    join core.customers as c using (customer_key)
    where f.expires_on between getvariable('as_of') - $card_days::integer and getvariable('as_of') + $card_days::integer
),

final as (
    select
        c.customer_key,
        'card_expires' as cause,
        c.expires_on - $card_days::integer as happened_on,
        (c.expires_on - getvariable('as_of'))::double as value,
        p.load_id::integer as load_id,
        p.line::bigint as line
    from cards as c
    left join staging.payments as p
        on p.customer_id = c.customer_id and p.reason is null and p.attempted_at::date = c.last_used_on and p.card_expires is not null
    qualify row_number() over (partition by c.customer_key order by p.attempted_at desc, p.load_id, p.line) = 1
)

select * from final
