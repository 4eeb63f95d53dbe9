-- Average selling price
-- label:         ASP | ASP (precio medio de venta)
-- unit:          money
-- better:        higher
-- definition:    New MRR divided by new customers of the period. Not defined without new customers.
-- definition_es: MRR de altas dividido por los clientes nuevos del periodo. No se define sin clientes nuevos.
-- source:        mart.bridges
select month, (new / nullif(new_customers, 0))::decimal(28, 8) as value, new_customers as n
from selected_bridges
