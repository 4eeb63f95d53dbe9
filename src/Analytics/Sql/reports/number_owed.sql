-- Customers behind what is owed | Clientes detrás de lo que se debe
-- parameters:    month, movement (owed, past_due), value (a class of ageing; blank: all)
-- definition:    What is open of each customer's invoices at the end of the period; day is the oldest due date. For past_due only what
--                was due before the last day.
-- definition_es: Lo abierto de las facturas de cada cliente al final del periodo; day es el vencimiento más antiguo. Para past_due, solo
--                lo que vencía antes del último día.
-- over:          open_invoices
-- source:        mart.receivables
select customer_key, sum(amount) as amount, min(due_on) as day, null::varchar as movement, null::varchar as subtype
from open_invoices
where ($movement = 'owed' or class <> 'not_due') and ($value is null or class = $value)
group by customer_key
