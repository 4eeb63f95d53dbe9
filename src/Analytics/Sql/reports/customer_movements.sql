-- One customer's movements | Los movimientos de un cliente
-- parameters:    customer (by its key, so that only its rows are looked at)
-- definition:    The latest first; sum is what all of them add up to: its MRR at the rates of their months.
-- definition_es: Primero el último; sum es lo que suman todos: su MRR a los tipos de cambio de sus meses.
-- source:        mart.movements
select
    day,
    month,
    movement,
    subtype,
    amount::decimal(38, 8) as amount,
    (sum(amount) over ())::decimal(38, 8) as sum
from mart.movements
where customer_key = $customer_key
order by day desc, movement
