-- Voluntary churn
-- label:         Voluntary churn | Bajas voluntarias
-- unit:          money
-- better:        higher
-- definition:    MRR of customers who stopped paying of their own will, as a negative amount (reading S29): a reason to cancel is stated, and it is no failed payment. n counts customers.
-- definition_es: MRR de los clientes que dejaron de pagar por decisión propia, como importe negativo (lectura S29): consta un motivo, y no es un cobro fallido. n cuenta clientes.
-- source:        mart.movements
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
select m.month, coalesce(sum(c.amount), 0) as value, count(distinct c.customer_key) as n
from selected_months as m
left join selected_moves as c on c.month = m.month and c.movement = 'churn' and c.subtype = 'voluntary'
group by m.month
