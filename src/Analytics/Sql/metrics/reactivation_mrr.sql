-- Reactivation MRR
-- label:         Reactivation MRR | MRR de reactivación
-- unit:          money
-- better:        higher
-- definition:    MRR of customers who pay again after a gap longer than the grace.
-- definition_es: MRR de los clientes que vuelven a pagar tras una ausencia más larga que el margen.
-- source:        mart.bridges
select month, reactivation as value, customers as n
from selected_bridges
