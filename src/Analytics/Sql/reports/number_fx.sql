-- Customers behind the exchange-rate row of a month | Clientes detrás de la fila del tipo de cambio de un mes
-- parameters:    month
-- definition:    What exchange rates did to a customer's MRR.
-- definition_es: Lo que los tipos de cambio hicieron con el MRR de un cliente.
-- source:        monthly_effects
select
    customer_key,
    sum(amount) as amount,
    null::date as day,
    null::varchar as movement,
    null::varchar as subtype
from monthly_effects
where month >= first_month($month, $selected_length) and month <= $month
group by customer_key
