-- Churned MRR
-- label:         Churned MRR | MRR cancelado
-- unit:          money
-- better:        higher
-- definition:    MRR of customers who stopped paying, as a negative amount, on the day their MRR reached 0.
-- definition_es: MRR de los clientes que dejaron de pagar, como importe negativo, el día en que su MRR llegó a 0.
-- source:        mart.bridges
select month, churn as value, churned.customers as n
from selected_bridges
join selected_churned as churned using (month)
