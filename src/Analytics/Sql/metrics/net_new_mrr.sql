-- Net new MRR
-- label:         Net new MRR | MRR neto nuevo
-- unit:          money
-- better:        higher
-- definition:    Closing MRR less opening MRR: every movement of the period, and the effect of exchange rates.
-- definition_es: MRR final menos MRR inicial: todos los movimientos del periodo y el efecto de los tipos de cambio.
-- source:        mart.bridges
select month, closing - opening as value, customers as n
from selected_bridges
