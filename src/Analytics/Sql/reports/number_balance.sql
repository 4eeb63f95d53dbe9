-- Customers behind a balance of a month | Clientes detrás de un saldo de un mes
-- parameters:    month, movement (opening, closing)
-- definition:    Who paid at the end of the month (closing) or of the month before (opening), each at the rate of that month.
-- definition_es: Quién pagaba al final del mes (closing) o del mes anterior (opening), cada uno al tipo de cambio de ese mes.
-- source:        monthly_balances
select
    customer_key,
    sum(mrr) as amount,
    null::date as day,
    null::varchar as movement,
    null::varchar as subtype
from monthly_balances
where month = if($movement = 'opening', first_month($month, $selected_length + 1), end_month($month))
group by customer_key
