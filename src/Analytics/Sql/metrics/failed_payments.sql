-- Failed payments
-- label:         Failed payments | Cobros fallidos
-- unit:          money
-- better:        lower
-- definition:    What invoices were to bring whose first attempt to collect failed in the period. Later attempts do not add to it. n
--                counts invoices; a failure that names no invoice is in the report alone.
-- definition_es: Lo que debían traer las facturas cuyo primer intento de cobro falló en el periodo. Los intentos posteriores no lo
--                aumentan. n cuenta facturas; un fallo que no nombra factura solo está en el informe.
-- source:        mart.recoveries
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
select m.month, coalesce(sum(r.failed), 0) as value, count(r.month) as n
from selected_months as m
left join (from mart.recoveries semi join selected_customers using (customer_key)) as r on r.month >= m.first_month and r.month <= m.end_month
group by m.month
