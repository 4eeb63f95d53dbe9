-- MRR of each customer at the end of a month
-- parameters:    1 (month)
-- definition:    What the policy lab asks each set of policies. Customers are named by id: their keys are each set's own.
-- definition_es: Lo que el laboratorio de políticas pregunta a cada conjunto de políticas. Los clientes se nombran por su identificador:
--                sus claves son propias de cada conjunto.
-- reads:         the warehouse of the set
-- source:        mart.customer_months
select customer_id, mrr
from mart.customer_months
join core.customers using (customer_key)
where month = $1
