-- Customers of a CSM | Clientes de un CSM
-- parameters:    csm
-- definition:    The ids of the customers that a CSM looks after.
-- definition_es: Los identificadores de los clientes de la cartera de un CSM.
-- source:        core.customers
select customer_id
from core.customers
where csm = $csm
order by customer_id
