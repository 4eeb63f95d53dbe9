-- How many customers a list has | Cuántos clientes tiene una lista
-- parameters:    find (part of a name or an id)
-- definition:    Customers of the selection whose name or id has the text.
-- definition_es: Clientes de la selección cuyo nombre o identificador contiene el texto.
-- defaults:      find=
-- source:        core.customers
select count(*) as n
from core.customers
where customer_key in (select customer_key from selected_customers)
    and ($find = '' or contains(folded(coalesce(name, '') || ' ' || customer_id), folded($find)))
