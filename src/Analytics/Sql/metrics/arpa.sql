-- Average revenue per customer
-- label:         ARPA | ARPA (ingreso medio por cliente)
-- unit:          money
-- better:        higher
-- definition:    MRR divided by the customers who pay at the end of the period. Not defined without customers.
-- definition_es: MRR dividido por los clientes que pagan al final del periodo. No se define sin clientes.
-- source:        mart.bridges
select month, (closing / nullif(customers, 0))::decimal(28, 8) as value, customers as n
from selected_bridges
