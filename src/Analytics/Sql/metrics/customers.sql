-- Customers
-- label:         Customers | Clientes
-- unit:          count
-- better:        higher
-- definition:    Customers with MRR above 0 at the end of the period. A customer with two subscriptions counts once.
-- definition_es: Clientes con MRR mayor que 0 al final del periodo. Un cliente con dos suscripciones cuenta una vez.
-- source:        mart.bridges
select month, customers as value, customers as n
from selected_bridges
