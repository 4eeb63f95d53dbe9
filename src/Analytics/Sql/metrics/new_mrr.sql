-- New MRR
-- label:         New MRR | MRR de altas
-- unit:          money
-- better:        higher
-- definition:    MRR of customers who pay for the first time, on the day they begin.
-- definition_es: MRR de los clientes que pagan por primera vez, el día en que empiezan.
-- source:        mart.bridges
select month, new as value, new_customers as n
from selected_bridges
