-- Non-recurring revenue
-- label:         Non-recurring revenue | Ingresos no recurrentes
-- unit:          money
-- better:        neither
-- definition:    Set-up fees and one-off lines of the period's invoices, without tax. Never part of MRR.
-- definition_es: Cuotas de alta y cargos únicos de las facturas del periodo, sin impuestos. Nunca forman parte del MRR.
-- source:        mart.other_revenue
select m.month, coalesce(sum(o.amount), 0) as value, count(distinct o.customer_key) as n
from selected_months as m
left join selected_other as o on o.month = m.month and o.kind = 'non_recurring'
group by m.month
