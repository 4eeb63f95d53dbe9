-- Customers behind cards about to expire | Clientes detrás de las tarjetas a punto de caducar
-- parameters:    value (expired, later, or the first day of the month in which the card ends; blank: all within 60 days)
-- definition:    MRR today of the customers whose card has ended, or ends then; day is its last.
-- definition_es: MRR de hoy de los clientes cuya tarjeta ha caducado, o caduca entonces; day es su último día.
-- source:        mart.cards_on_file, monthly_balances
select
    b.customer_key,
    sum(b.mrr) as amount,
    any_value(c.expires_on) as day,
    null::varchar as movement,
    null::varchar as subtype
from monthly_balances as b
join mart.cards_on_file as c using (customer_key)
where b.month = date_trunc('month', getvariable('as_of'))
    and case
        when $value = 'expired' then c.expires_on < getvariable('as_of')
        when $value = 'later' then c.expires_on > getvariable('as_of') + card_days()
        else c.expires_on >= getvariable('as_of') and c.expires_on <= getvariable('as_of') + card_days()
            and ($value is null or c.expires_on = last_day(try_cast($value as date)))
    end
group by b.customer_key
