-- Card expiry exposure
-- label:         MRR on expiring cards | MRR en tarjetas que caducan
-- unit:          money
-- better:        lower
-- definition:    MRR of customers whose card, the one of the latest attempt to collect, ends within 60 days of the as-of day. Cards that
--                have ended already are counted apart. Only for the as-of day; n counts customers.
-- definition_es: MRR de los clientes cuya tarjeta, la del último intento de cobro, caduca en los 60 días siguientes al día de los datos.
--                Las ya caducadas se cuentan aparte. Solo para el día de los datos; n cuenta clientes.
-- source:        mart.cards_on_file, mart.service_balances
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
with

expiring as (
    select customer_key
    from mart.cards_on_file
    where expires_on >= getvariable('as_of') and expires_on <= getvariable('as_of') + card_days()
)

select
    (select max(month) from selected_months) as month,
    coalesce(sum(b.mrr), 0) as value,
    count(distinct b.customer_key) as n
from monthly_balances as b
semi join expiring using (customer_key)
where b.month = date_trunc('month', getvariable('as_of'))
