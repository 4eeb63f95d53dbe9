-- Customer churn rate
-- label:         Customer churn | Tasa de cancelación de clientes
-- unit:          percent
-- better:        lower
-- definition:    Customers who churned in the period, without those who joined in it or pay again at its end, divided by the
--                customers who paid at its start.
-- definition_es: Clientes que cancelaron en el periodo, sin los que entraron en él ni los que vuelven a pagar a su final, dividido
--                por los clientes que pagaban al empezar.
-- source:        mart.bridges
select month, churned.customers / nullif(opening_customers, 0) as value, opening_customers as n
from selected_bridges
join selected_churned as churned using (month)
