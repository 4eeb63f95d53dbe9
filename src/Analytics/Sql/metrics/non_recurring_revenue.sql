-- Non-recurring revenue
-- label:         Non-recurring revenue | Ingresos no recurrentes
-- unit:          money
-- better:        neither
-- definition:    Set-up fees and one-off lines of the month's invoices, without tax. Never part of MRR.
-- definition_es: Cuotas de alta y cargos únicos de las facturas del mes, sin impuestos. Nunca forman parte del MRR.
-- source:        mart.other_revenue
select m.month, coalesce(sum(o.amount), 0) as value, count(distinct o.customer_key) as n
from mart.months as m
left join mart.other_revenue as o
    on o.month = m.month and o.kind = 'non_recurring' and o.customer_key in (select customer_key from selected_customers)
group by m.month
