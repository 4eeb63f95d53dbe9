-- MRR of customers at the end of closed months, then and now | MRR de los clientes al final de los meses cerrados, entonces y ahora
-- definition:    As it was frozen when the month was closed, and as it is now; one of the two on each row.
-- definition_es: Como quedó congelado al cerrar el mes y como es ahora; cada fila lleva uno de los dos.
-- source:        ops.closed_balances, mart.customer_months
select month as part, customer_id, mrr as was, 0::decimal(38, 12) as now
from ops.closed_balances
union all
select b.month, c.customer_id, 0, b.mrr
from mart.customer_months as b
join ops.closed_months as m using (month)
join core.customers as c using (customer_key)
