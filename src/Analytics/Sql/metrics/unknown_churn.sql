-- Churn for unknown reasons
-- label:         Churn for unknown reasons | Bajas sin motivo
-- unit:          money
-- better:        higher
-- definition:    MRR of customers who stopped paying without a stated reason, as a negative amount (reading S29). A missing reason is unknown, never voluntary. n counts customers.
-- definition_es: MRR de los clientes que dejaron de pagar sin motivo conocido, como importe negativo (lectura S29). Un motivo que falta es desconocido, nunca voluntario. n cuenta clientes.
-- source:        mart.movements
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
select m.month, coalesce(sum(c.amount), 0) as value, count(distinct c.customer_key) as n
from selected_months as m
left join selected_moves as c on c.month = m.month and c.movement = 'churn' and c.subtype = 'unknown'
group by m.month
