-- Expansion MRR
-- label:         Expansion MRR | MRR de expansión
-- unit:          money
-- better:        higher
-- definition:    MRR added by customers who already paid (seats, plan, cross-sell, price increase, the end of a discount).
-- definition_es: MRR añadido por clientes que ya pagaban (puestos, plan, venta cruzada, subida de precio, fin de un descuento).
-- source:        mart.bridges
select month, expansion as value, customers as n
from selected_bridges
