-- Invoices whose first attempt failed, of the selected customers | Facturas cuyo primer intento falló, de los clientes elegidos
-- parameters:    month, by (month, reason, attempt)
-- definition:    period is the period of the first failure; value is what the recovery is told by. is_averaged: the month of the failure
--                is closed and one of the twelve months up to the end of the period in view.
-- definition_es: period es el periodo del primer fallo; value, aquello por lo que se reparte la recuperación. is_averaged: el mes del
--                fallo está cerrado y es uno de los doce hasta el final del periodo a la vista.
-- grain:         invoice
-- source:        mart.recoveries, selected_months
with

ends as (
    select end_month from selected_months where month = $month
)

select
    r.*,
    m.month as period,
    case $by when 'reason' then r.reason when 'attempt' then coalesce(r.recovered_try::varchar, 'never') end as value,
    not r.is_open and r.month > (select end_month - interval 12 month from ends) and r.month <= (select end_month from ends) as is_averaged
from mart.recoveries as r
semi join selected_customers using (customer_key)
join selected_months as m on r.month >= m.first_month and r.month <= m.end_month
