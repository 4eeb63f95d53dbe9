-- The bridge of a month as rows
-- parameters:    1 (month)
-- definition:    What the policy lab asks each set of policies, and what is kept of a month that is closed.
-- definition_es: Lo que el laboratorio de políticas pregunta a cada conjunto de políticas, y lo que se guarda de un mes cerrado.
-- reads:         the warehouse of the set
-- source:        mart.bridge_lines
select movement, amount
from mart.bridge_lines
where month = $1
