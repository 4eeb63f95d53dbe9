-- Involuntary churn
-- label:         Involuntary churn | Bajas involuntarias
-- unit:          money
-- better:        higher
-- definition:    MRR of customers who were lost because a payment did not come, as a negative amount (reading S29): past due on the day, or a reason that says so. n counts customers.
-- definition_es: MRR de los clientes perdidos porque no llegó un pago, como importe negativo (lectura S29): vencido ese día, o un motivo que lo dice. n cuenta clientes.
-- source:        mart.movements
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
select m.month, coalesce(sum(c.amount), 0) as value, count(distinct c.customer_key) as n
from selected_months as m
left join selected_moves as c on c.month = m.month and c.movement = 'churn' and c.subtype = 'involuntary'
group by m.month
