-- Cards about to expire | Tarjetas a punto de caducar
-- definition:    MRR today of customers by the month in which their card ends: the card of the latest attempt to collect. state: expired
--                before the as-of day, due within 60 days of it, or later (all months together). Customers without MRR are left out.
-- definition_es: MRR de hoy de los clientes según el mes en que caduca su tarjeta, la del último intento de cobro. state: caducada antes
--                del día de los datos (expired), caduca en los 60 días siguientes (due) o más tarde (later, todos los meses juntos). Los
--                clientes sin MRR no cuentan.
-- source:        mart.cards_on_file, monthly_balances
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
with

paying as (
    select customer_key, sum(mrr) as mrr
    from monthly_balances
    where month = date_trunc('month', getvariable('as_of'))
    group by customer_key
),

cards as (
    select
        *,
        case
            when expires_on < getvariable('as_of') then 'expired'
            when expires_on <= getvariable('as_of') + card_days() then 'due'
            else 'later'
        end as state
    from mart.cards_on_file
),

final as (
    select
        c.state,
        if(c.state = 'due', date_trunc('month', c.expires_on), null)::date as month,
        count(*)::bigint as customers,
        sum(p.mrr)::decimal(38, 8) as mrr
    from cards as c
    join paying as p using (customer_key)
    group by all
)

select * from final order by list_position(['expired', 'due', 'later'], state), month
