-- Contraction MRR
-- label:         Contraction MRR | MRR de contracción
-- unit:          money
-- better:        higher
-- definition:    MRR lost by customers who keep paying, as a negative amount.
-- definition_es: MRR perdido de clientes que siguen pagando, como importe negativo.
-- source:        mart.bridges
select month, contraction as value, customers as n
from selected_bridges
