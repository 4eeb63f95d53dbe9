-- Annual recurring revenue
-- label:         ARR | ARR (ingresos recurrentes anuales)
-- unit:          money
-- better:        higher
-- definition:    Twelve times MRR.
-- definition_es: Doce veces el MRR.
-- source:        mart.bridges
select month, 12 * closing as value, customers as n
from selected_bridges
