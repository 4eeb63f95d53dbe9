-- Where a list of customers is cut | Por dónde se corta una lista de clientes
-- parameters:    rows (of a part)
-- definition:    The ids at which customers of the selection fall into parts of so many, in the order of their ids, to read a long list
--                part by part.
-- definition_es: Los identificadores que cortan los clientes de la selección, en su orden, en partes de tantos, para leer una lista larga
--                por partes.
-- defaults:      rows=50000
-- source:        core.customers
select customer_id
from core.customers
where customer_key in (select customer_key from selected_customers)
qualify row_number() over (order by customer_id) % $rows::bigint = 0
order by customer_id
